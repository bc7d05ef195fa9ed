// The note beside a figure until its numbers are there: that they are computed, what is downloaded, what failed.

import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { LiveAnswer } from '../../engine/liveAnswer.ts';
import { formatNumber } from '../../text/locale.ts';

const WHOLE = { maximumFractionDigits: 0 };

/** A line for the state of an answer; nothing once it is there. Styles: kit/lessonStyles.ts. */
export function answerNote(answer: LiveAnswer<unknown>): TemplateResult | typeof nothing {
  const { failure, download } = answer;
  if (failure !== '') {
    const retry = (): void => {
      answer.retry();
    };
    return html`<div class="note failed" role="alert">
      <p>${msg(str`This could not be made on this device: ${failure}`)}</p>
      <button @click=${retry}>${msg('Try again')}</button>
    </div>`;
  }
  if (download) {
    const { receivedBytes, bytes } = download;
    const [received, all] = [receivedBytes, bytes].map((count) => formatNumber(count / 1000, WHOLE));
    return html`<p class="note">
      <progress aria-label=${msg('Download')} max=${bytes} .value=${receivedBytes}></progress>
      ${msg(str`${received} of ${all} kB`)}
    </p>`;
  }
  if (answer.result === undefined) return html`<p class="note">${msg('It is being generated on this device.')}</p>`;
  return nothing;
}
