// A certificate as files: JSON with all its numbers, and a PNG that holds the digit's address.

import type { DigitAddress } from '../../../../workers/core/address.ts';
import { formatAddress } from '../../../../workers/core/address.ts';
import { whiteCanvas, drawDigit } from '../../../ink/digitCanvas.ts';
import { pngOf } from '../../../kit/digitPng.ts';
import type { Certificate, NearDigit } from './certificate.ts';

const FORMAT = 'this-digit-does-not-exist certificate';

/** The numbers of a certificate; no pixel of a training digit is in them. */
export function formatCertificate(certificate: Certificate, link: string): string {
  const { address, sha256, reading, evidence, finding, nearest, basis, control, model } = certificate;
  const plain = ({ training, distance, label }: NearDigit): object => ({ training, distance, label: label ?? null });
  return `${JSON.stringify(
    {
      format: FORMAT,
      version: 1,
      digit: formatAddress(address),
      link,
      model: { id: address.model, sha256, memorisation: model },
      reading,
      finding,
      evidence,
      nearest: { features: nearest.features.map(plain), pixels: nearest.pixels.map(plain) },
      basis: basis ?? null,
      control: { test: control.test ?? null, finding: control.finding, evidence: control.evidence },
    },
    undefined,
    2,
  )}\n`;
}

/** What is written on the picture, in the visitor's language. */
export interface CertificateWords {
  readonly title: string;
  readonly reason: string;
  readonly rows: readonly string[];
  readonly captions: { readonly features: string; readonly pixels: string };
  readonly link: string;
}

const WIDTH = 1000;
const MARGIN = 40;
const LARGE = 280;
const SMALL = 96;

/** The certificate as a PNG, black on white. @throws Error where the browser makes none */
export async function certificatePng(
  { grey, nearest, address, sha256 }: Certificate,
  words: CertificateWords,
): Promise<Uint8Array<ArrayBuffer>> {
  const rows = [nearest.features, nearest.pixels].filter((digits) => digits.some((digit) => digit.grey));
  const { canvas, context } = whiteCanvas(WIDTH, 560 + rows.length * 150);
  context.fillStyle = '#000';
  context.strokeStyle = '#999';
  context.strokeRect(12, 12, WIDTH - 24, canvas.height - 24);
  drawDigit(context, grey, { x: MARGIN, y: MARGIN, size: LARGE, drawing: 'pixels' });
  const left = MARGIN + LARGE + 40;
  const width = WIDTH - left - MARGIN;
  let y = text(context, words.title, { x: left, y: 86, width, font: 'italic 46px Georgia, serif', line: 52 });
  y = text(context, words.reason, { x: left, y: y + 6, width, font: '20px sans-serif', line: 28 });
  y = Math.max(y + 14, MARGIN + LARGE + 40);
  for (const row of words.rows) {
    y = text(context, row, { x: MARGIN, y, width: WIDTH - 2 * MARGIN, font: '18px sans-serif', line: 26 });
  }
  for (const [digits, caption] of [
    [nearest.features, words.captions.features],
    [nearest.pixels, words.captions.pixels],
  ] as const) {
    if (!digits.some((digit) => digit.grey)) continue;
    y = text(context, caption, { x: MARGIN, y: y + 14, width: WIDTH - 2 * MARGIN, font: '16px sans-serif', line: 22 });
    digits.forEach((digit, i) => {
      if (!digit.grey) return;
      const x = MARGIN + i * (SMALL + 24);
      drawDigit(context, digit.grey, { x, y: y - 12, size: SMALL, drawing: 'pixels' });
    });
    context.fillStyle = '#000';
    y += SMALL + 6;
  }
  text(context, words.link, {
    x: MARGIN,
    y: canvas.height - MARGIN,
    width: WIDTH - 2 * MARGIN,
    font: '14px monospace',
    line: 18,
  });
  return pngOf(canvas, { address: recordedAddress(address), sha256 });
}

function recordedAddress({ model, seed, index, temperature, prior, class: digitClass }: DigitAddress): DigitAddress {
  return { model, seed, index, temperature, prior, class: digitClass };
}

interface TextPlace {
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly width: number;
  readonly font: string;
  readonly line: number;
}

/** Writes words in as many lines as they take. Returns where the next line would be. */
function text(context: CanvasRenderingContext2D, words: string, { x, y, width, font, line }: TextPlace): number {
  context.font = font;
  let row = '';
  let at = y;
  for (const word of words.split(' ')) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (row !== '' && context.measureText(longer).width > width) {
      context.fillText(row, x, at);
      at += line;
      row = word;
    } else row = longer;
  }
  context.fillText(row, x, at, width);
  return at + line;
}
