// Conditional VAE (Sohn, Lee, Yan 2015): both networks are conditioned on the class.

import { msg } from '@lit/localize';
import { html } from 'lit';
import './condition-table.ts';
import { formula, kl, legend, ln, name, of, op, row, standardNormal, sub, v, type Term } from './formula.ts';
import type { Lesson } from './lesson.ts';
import './ten-readings.ts';
import './training-card.ts';

const given = (fn: Term, ...terms: readonly Term[]): Term => of(fn, ...terms);
const posterior = (): Term => given(v('Q'), v('Z'), op('|'), v('X'), op(','), v('c'));
const decoder = (): Term => given(v('P'), v('X'), op('|'), v('Z'), op(','), v('c'));

export const cvaeLesson: Lesson = {
  id: 'cvae',
  name: 'CVAE',
  steps: () => [
    {
      title: msg('Give it the class'),
      body: html`<p>
          ${msg(
            'A VAE has to keep in its code which digit it is. If encoder and decoder are both given the class, the code is free for everything else: how thick, how slanted, how hasty. What is left in z is the handwriting.',
          )}
        </p>
        ${formula([
          ln(given(v('P'), v('X'), op('|'), v('c'))),
          op('≥'),
          sub(name('E'), row(v('Z'), op('∼'), v('Q'))),
          op('['),
          ln(decoder()),
          op(']'),
          op('−'),
          kl(posterior(), standardNormal()),
        ])}
        ${legend([
          [v('c'), msg('the class: which of the ten digits')],
          [posterior(), msg('the encoder, which is given the class')],
          [decoder(), msg('the decoder, which is given it too')],
        ])}
        <condition-table></condition-table>
        <p><a href="#m=cvae&amp;c=7">${msg('A wall of sevens')}</a></p>`,
    },
    {
      title: msg('The same digit, read ten ways'),
      body: html`<p>
          ${msg(
            'Give the encoder a wrong class, and it has to find a code with which that class looks like this digit. The decoder then rebuilds it badly, or the code is expensive. The two costs together say how well each class explains the picture.',
          )}
        </p>
        <ten-readings></ten-readings>`,
    },
    {
      title: msg('How ours was trained'),
      body: html`<p>
          ${msg(
            'Like the VAE, with ten more inputs for each network: a one for the class, zeros for the other nine. The code gets cheaper, because it no longer has to say which digit it is. Later a mixture of normals is fitted to the codes of each class.',
          )}
        </p>
        <training-card
          .model=${'cvae'}
          .losses=${[
            ['reconstruction', msg('rebuilding')],
            ['kl', msg('code')],
          ]}
        ></training-card>`,
    },
  ],
};
