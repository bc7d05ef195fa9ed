// GAN (Goodfellow et al. 2014, arXiv:1406.2661): two networks that play against each other.

import { msg } from '@lit/localize';
import { html } from 'lit';
import './gan-game.ts';
import './gan-pull.ts';
import './gan-verdict.ts';
import { formula, legend, ln, num, of, op, sub, v, type Term } from './formula.ts';
import type { Lesson } from './lesson.ts';
import './training-card.ts';

const D = (): Term => v('D');
const generated = (): Term => of(v('G'), v('z'));

export const ganLesson: Lesson = {
  id: 'gan',
  name: 'GAN',
  steps: () => [
    {
      title: msg('A forger and an expert'),
      body: html`<p>
          ${msg(
            'Two networks play a game. The generator turns random numbers into digits and never sees a real one. The discriminator is shown real and generated digits and says how sure it is that each is real. One learns to forge, the other to tell, and each is the other’s only teacher.',
          )}
        </p>
        <p>
          ${msg(
            'When the game is over the expert is retired, and the forger draws the digits of this gallery. Here it has been called back: it looks at digits that were made a moment ago on this device.',
          )}
        </p>
        <gan-verdict></gan-verdict>
        <p>
          ${msg(
            'It believes most of them. In training it was also given a hint: the group of similar digits that each picture should belong to. With the hint it recognised about nine forgeries of ten. Without it, as here, it can hardly tell them from originals.',
          )}
        </p>
        <p>
          <a href="#m=gan">${msg('A wall of digits by the GAN')}</a>
        </p>`,
    },
    {
      title: msg('What each of them wants'),
      body: html`<p>
          ${msg(
            'Both pay a logarithmic penalty: to be wrong and sure costs a lot. The discriminator loses when it doubts an original or believes a forgery. The generator loses when its digit is not believed.',
          )}
        </p>
        ${formula(
          [
            sub(v('L'), D()),
            op('='),
            op('−'),
            ln(of(D(), v('x'))),
            op('−'),
            ln(op('('), num('1'), op('−'), of(D(), generated()), op(')')),
          ],
          [sub(v('L'), v('G')), op('='), op('−'), ln(of(D(), generated()))],
        )}
        ${legend([
          [v('x'), msg('an original, a digit that somebody wrote')],
          [v('z'), msg('random numbers, a few for each digit')],
          [generated(), msg('the digit that the generator makes of them')],
          [of(D(), v('x')), msg('how sure the discriminator is that x is an original, from 0 to 1')],
        ])}
        <p>
          ${msg(
            'If the forgeries become perfect, the best that the discriminator can do is to say ½ to everything, and it pays 2 ln 2 ≈ 1.39. Play the game on a line, where digits are just numbers:',
          )}
        </p>
        <gan-game></gan-game>`,
    },
    {
      title: msg('A trick that makes it work'),
      body: html`<p>
          ${msg(
            'The obvious loss for the generator is the discriminator’s loss with the opposite sign: minimax. But a beginner’s forgeries are recognised at once, and just there that loss is flat: it tells the generator nothing. The non-saturating loss asks for the same, and pulls hardest where it is most needed.',
          )}
        </p>
        ${formula(
          [sub(v('L'), v('G')), op('='), op('−'), ln(of(D(), generated()))],
          [sub(v('L'), v('G')), op('='), ln(op('('), num('1'), op('−'), of(D(), generated()), op(')'))],
        )}
        <p>${msg('The first is the non-saturating loss, the second minimax.')}</p>
        <gan-pull></gan-pull>`,
    },
    {
      title: msg('How ours was trained'),
      body: html`<p>
          ${msg(
            'Nobody has to win. At a draw each of these losses would be ln 2 ≈ 0.69. Here the discriminator stays ahead, because it is given the hint. The generator learns all the same: the non-saturating loss pulls hardest when it is behind. What losses do not tell is how good the digits are. That is measured afterwards, by a judge who took no part.',
          )}
        </p>
        <training-card
          .model=${'gan'}
          .losses=${[
            ['real', msg('discriminator, on originals')],
            ['fake', msg('discriminator, on forgeries')],
            ['generator', msg('generator')],
          ]}
          .draw=${Math.LN2}
        ></training-card>`,
    },
  ],
};
