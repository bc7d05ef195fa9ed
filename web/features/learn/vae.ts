// VAE (Kingma & Welling 2013, arXiv:1312.6114): a latent space that is easy to sample from.

import { msg } from '@lit/localize';
import { html } from 'lit';
import './code-cloud.ts';
import './code-figure.ts';
import {
  formula,
  frac,
  kl,
  legend,
  ln,
  name,
  num,
  of,
  op,
  row,
  standardNormal,
  sub,
  sup,
  v,
  type Term,
} from './formula.ts';
import './holes-figure.ts';
import type { Lesson } from './lesson.ts';
import './training-card.ts';

const X = (): Term => v('X');
const Z = (): Term => v('Z');
const given = (fn: Term, a: Term, b: Term): Term => of(fn, a, op('|'), b);
const P = (): Term => v('P');
const Q = (): Term => given(v('Q'), Z(), X());
/** E over codes of Q. */
const expected = (): Term => sub(name('E'), row(Z(), op('∼'), v('Q')));

export const vaeLesson: Lesson = {
  id: 'vae',
  name: 'VAE',
  steps: () => [
    {
      title: msg('A map of all digits'),
      body: html`<p>
          ${msg(
            'Behind a digit are a few hidden causes: which digit it is, how thick the pen is, how far it leans. With a map of these causes, on which every place is a plausible digit, we could point anywhere and draw.',
          )}
        </p>
        ${formula([of(P(), X()), op('='), op('∫'), given(P(), X(), Z()), op('\u2062'), of(P(), Z()), op('ⅆ'), Z()])}
        ${legend([
          [of(P(), X()), msg('how plausible a picture is as a digit')],
          [of(P(), Z()), msg('how often a place on the map is drawn: N(0, I), a round hill around the middle')],
          [given(P(), X(), Z()), msg('the decoder: which picture belongs to a place')],
        ])}
        <p>
          ${msg(
            'The sum over all places cannot be computed. But for each picture only a few places matter, so a second network, the encoder, learns to say which. Here is one digit on its way through both:',
          )}
        </p>
        <code-figure></code-figure>`,
    },
    {
      title: msg('What it is trained for'),
      body: html`<p>
          ${msg(
            'The left side is what we want: plausible pictures, and an encoder that finds the right places. The right side is the same, and can be computed: rebuild the picture, and stay close to the hill.',
          )}
        </p>
        ${formula([
          ln(of(P(), X())),
          op('−'),
          kl(Q(), given(P(), Z(), X())),
          op('='),
          expected(),
          op('['),
          ln(given(P(), X(), Z())),
          op(']'),
          op('−'),
          kl(Q(), standardNormal()),
        ])}
        ${legend([
          [Q(), msg('the encoder: for a picture, a mean and a deviation in each direction of the map')],
          [ln(given(P(), X(), Z())), msg('how well the picture is rebuilt')],
          [kl(Q(), standardNormal()), msg('how much the code says, in nats')],
        ])}
        ${formula([
          name('KL'),
          op('='),
          frac(num('1'), num('2')),
          op('∑'),
          op('('),
          sup(v('μ'), num('2')),
          op('+'),
          sup(v('σ'), num('2')),
          op('−'),
          num('1'),
          op('−'),
          ln(sup(v('σ'), num('2'))),
          op(')'),
        ])}
        <p>
          ${msg(
            'Codes are not points but clouds, z = μ + σ·ε with random ε. The noise ε comes from outside, so the gradient can reach the encoder: that is the reparameterisation trick. Turn the noise up and see when the cloud stops being one digit.',
          )}
        </p>
        <code-cloud></code-cloud>`,
    },
    {
      title: msg('Holes in the map'),
      body: html`<p>
          ${msg(
            'Training pulls all clouds towards the middle, but they never fill it evenly. Between them are holes that the decoder was never trained on, and from a hole it draws a blur. So this gallery draws latents from where the codes of real digits are: from a mixture of normals fitted to them.',
          )}
        </p>
        <holes-figure></holes-figure>
        <p><a href="#m=vae&amp;s=3&amp;v=priors">${msg('A whole wall of both, side by side')}</a></p>`,
    },
    {
      title: msg('How ours was trained'),
      body: html`<p>
          ${msg(
            'The loss has two parts, rebuilding and code, both in nats. If the code has a weight below 1, it carries more and the digits get sharper. The codes then no longer follow N(0, I); the fitted mixture makes up for that.',
          )}
        </p>
        <training-card
          .model=${'vae'}
          .losses=${[
            ['reconstruction', msg('rebuilding')],
            ['kl', msg('code')],
          ]}
        ></training-card>`,
    },
  ],
};
