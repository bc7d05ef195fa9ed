// Elements that every page uses and no first digit waits for: favourite and share buttons, recent digits, file drop, the
// copied link, the model choice, the status line, why nothing can be drawn. Loaded when the first digit is on screen, or when it cannot be drawn.

import { msg, str } from '@lit/localize';
import '../kit/copy-link.ts';
import type { DigitGallery } from './digit-gallery.ts';
import { NoticeEvent } from '../kit/events.ts';
import '../features/keep/digit-strip.ts';
import './drop-veil.ts';
import './failure-words.ts';
import '../features/keep/favourite-button.ts';
import '../kit/filesGivenEvent.ts';
import '../kit/model-choice.ts';
import '../features/keep/share-button.ts';
import { droppedFiles, type Dropped } from './droppedFiles.ts';
import { takeFiles } from './givenFiles.ts';
import { sayHowItDraws } from './missingHere.ts';
import './page-menu.ts';
import './status-bar.ts';
import type { Services } from '../engine/services.ts';

/** Listens for files as long as the page is open; `gallery` hears what there is to say. */
export function startLateElements(
  gallery: DigitGallery,
  services: Pick<Services, 'engine' | 'shipped' | 'status' | 'once'>,
): void {
  const veil = document.createElement('drop-veil');
  veil.popover = 'manual';
  document.body.append(veil);
  sayHowItDraws(gallery, services);

  const take = async (files: readonly File[]): Promise<void> => {
    const { fragment, notices } = await takeFiles(files, services);
    // As a link would: every page hears of it, and Back leads to where one was.
    if (fragment !== undefined) location.hash = fragment;
    for (const text of notices) gallery.dispatchEvent(new NoticeEvent(text));
  };
  const takeDropped = ({ files, folders }: Dropped): void => {
    for (const name of folders) gallery.dispatchEvent(new NoticeEvent(folderText(name)));
    if (files.length > 0 || folders.length === 0) void take(files);
  };

  gallery.addEventListener('files-given', ({ files }) => {
    void take(files);
  });
  addEventListener('dragover', (event) => {
    if (!holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    veil.showPopover();
  });
  addEventListener('dragleave', ({ relatedTarget }) => {
    if (!relatedTarget) veil.hidePopover(); // the pointer has left the page, not only an element of it
  });
  addEventListener('drop', (event) => {
    veil.hidePopover();
    if (!holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    takeDropped(droppedFiles(event.dataTransfer));
  });
  addEventListener('paste', ({ clipboardData }) => {
    if (clipboardData?.files.length) takeDropped(droppedFiles(clipboardData));
  });
}

function folderText(name: string): string {
  return msg(str`“${name}” is a folder, which cannot be opened here. Drop the files that are in it.`);
}

function holdsFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false;
}
