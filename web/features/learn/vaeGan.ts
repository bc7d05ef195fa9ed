// VAE-GAN (Larsen et al. 2016, arXiv:1512.09300): an autoencoder whose likeness is measured inside a discriminator.

import { msg } from '@lit/localize';
import { html } from 'lit';
import { formula, frac, hat, legend, norm2, num, of, op, row, sub, v, type Term } from './formula.ts';
import './gradient-routing.ts';
import type { Lesson } from './lesson.ts';
import './likeness-figure.ts';
import './training-card.ts';

const layer = (x: Term): Term => of(sub(v('D'), v('l')), x);
const loss = (index: string): Term => sub(v('L'), v(index));

export const vaeGanLesson: Lesson = {
  id: 'vae-gan',
  name: 'VAE-GAN',
  steps: () => [
    {
      title: msg('Pixels are bad judges'),
      body: html`<p>
          ${msg(
            'A VAE counts its mistakes pixel by pixel. Move a digit by two pixels and hardly anyone notices, but pixel by pixel it is another picture. Blur it, and everyone sees it, but the pixels forgive. So a VAE learns to blur.',
          )}
        </p>
        <p>
          ${msg(
            'A discriminator has learned from thousands of digits how they are drawn, and its inner layers respond to strokes. So we show it both pictures and compare its features at layer l:',
          )}
        </p>
        ${formula([loss('like'), op('='), frac(num('1'), num('2')), norm2(layer(v('x')), op('−'), layer(hat(v('x'))))])}
        ${legend([
          [v('x'), msg('the picture that is rebuilt')],
          [hat(v('x')), msg('what the decoder makes of its code')],
          [layer(v('x')), msg('the 2,352 features at layer l of the discriminator, its second layer')],
        ])}
        <likeness-figure></likeness-figure>
        <p><a href="#v=exhibit">${msg('Which is nearer? Try it with your own eyes')}</a></p>`,
    },
    {
      title: msg('Three networks, three losses'),
      body: html`<p>
          ${msg(
            'A generator and a decoder do the same thing: they turn a code into a picture. So one network can be both. It rebuilds pictures from their codes, draws new ones from random codes, and a discriminator looks at all of it.',
          )}
        </p>
        ${formula(
          [row(loss('prior'), op('+'), loss('like'))],
          [row(v('γ'), op('\u2062'), loss('like'), op('−'), loss('GAN'))],
          [loss('GAN')],
        )}
        <p>
          ${msg(
            'From top to bottom: what the encoder, the decoder and the discriminator minimise. Each gets only its own part; this is what makes it work. Choose a loss and see how far its gradient gets:',
          )}
        </p>
        <gradient-routing></gradient-routing>`,
    },
    {
      title: msg('How ours was trained'),
      body: html`<p>
          ${msg(
            'The networks have to be kept in balance. When the discriminator is too good or too bad for the moment, it or the decoder pauses until the other has caught up.',
          )}
        </p>
        <training-card
          .model=${'vae-gan'}
          .losses=${[
            ['likeness', msg('likeness at layer l')],
            ['reconstruction', msg('the same in pixels')],
            ['kl', msg('code')],
          ]}
        ></training-card>
        <p><a href="#m=vae-gan">${msg('A wall of digits by the VAE-GAN')}</a></p>`,
    },
  ],
};
