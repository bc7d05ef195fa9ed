import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { AddressController, type CameAddress } from '../../address/addressController.ts';
import { nowhere } from '../../address/digitLinks.ts';
import { formatFragment, type PageAddress } from '../../address/pageAddress.ts';
import type { Insets } from '../../engine/services.ts';
import { gestureOf } from '../../kit/swipe.ts';
import { LEARN } from '../../address/views.ts';
import { AnnounceEvent } from '../../kit/events.ts';
import { nextIcon, previousIcon } from '../../kit/icons.ts';
import { ServicedElement } from '../../engine/servicedElement.ts';
import type { Lesson, LessonStep } from './lesson.ts';
import { LESSONS } from './lessons.ts';
import { lessonStyles } from '../../kit/lessonStyles.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { learnStyles } from './learnPageStyles.ts';

/** Elements that handle arrow keys or dragging themselves. */
const OWN_GESTURES = 'input, select, textarea, .formula, .scroll, [tabindex="0"]';

/** The step of a lesson that is shown. */
interface LessonPlace {
  readonly lesson: Lesson;
  /** From 0. */
  readonly step: number;
}

/** The lessons on the models. Lesson and step are in the address; arrow keys and swipes change the step. */
export class LearnPage extends ServicedElement {
  static override styles = [controls, focusRing, lessonStyles, learnStyles];
  static override properties = {
    insets: { attribute: false },
  };

  declare insets: Insets;

  readonly #address = new AddressController<LessonPlace>(this, {
    view: LEARN,
    keepsModel: false,
    read: ({ fields }, { tell }) => this.#read(fields, tell),
    write: addressOf,
    show: (_place, { before }) => {
      if (before) this.#toTop();
    },
  });
  #down: PointerEvent | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKeyDown);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#address.begin(this.services);
  }

  protected override render(): TemplateResult {
    const { lesson, step: number } = this.#address.shown;
    const steps = lesson.steps();
    const step = steps[number];
    return html`<article
      data-lesson=${lesson.id}
      data-step=${number + 1}
      @pointerdown=${this.#onPointerDown}
      @pointerup=${this.#onPointerUp}
    >
      <p class="kicker">${msg('How it works, with the models on this device')}</p>
      <h1 tabindex="-1">${this.#title()}</h1>
      <nav class="topics" aria-label=${msg('Lessons')}>
        <ul>
          ${LESSONS.map((lesson) => this.#topic(lesson))}
        </ul>
      </nav>
      <section aria-labelledby="step">
        <h2 id="step" tabindex="-1">${step?.title ?? nothing}</h2>
        ${step?.body ?? nothing}
      </section>
      ${this.#stepLinks(steps)}
    </article>`;
  }

  #title(): string {
    switch (this.#address.shown.lesson.id) {
      case 'gan':
        return msg('GAN: a game of two');
      case 'vae':
        return msg('VAE: a map of digits');
      case 'cvae':
        return msg('CVAE: which digit to draw');
      default:
        return msg('VAE-GAN: a better eye');
    }
  }

  #topic(lesson: Lesson): TemplateResult {
    const current = lesson === this.#address.shown.lesson ? 'page' : nothing;
    return html`<li><a href=${linkTo({ lesson, step: 0 })} aria-current=${current}>${lesson.name}</a></li>`;
  }

  #stepLinks(steps: readonly LessonStep[]): TemplateResult {
    const { lesson, step } = this.#address.shown;
    const [back, next] = [this.#beside(-1), this.#beside(1)];
    return html`<nav class="steps" aria-label=${msg('Steps')}>
      ${
        back
          ? html`<a class="button" href=${linkTo(back)}>${previousIcon}${this.#nameOf(back)}</a>`
          : html`<span></span>`
      }
      <ol class="places">
        ${steps.map(({ title }, i) => {
          const current = i === step ? 'step' : nothing;
          return html`<li>
            <a
              href=${linkTo({ lesson, step: i })}
              aria-label=${msg(str`Step ${i + 1}: ${title}`)}
              aria-current=${current}
              >${i + 1}</a
            >
          </li>`;
        })}
      </ol>
      ${
        next
          ? html`<a class="button primary" href=${linkTo(next)}>${this.#nameOf(next)}${nextIcon}</a>`
          : html`<span></span>`
      }
    </nav>`;
  }

  #nameOf({ lesson, step }: LessonPlace): string {
    const { shown } = this.#address;
    if (lesson !== shown.lesson) return lesson.name;
    return step > shown.step ? msg('Next') : msg('Back');
  }

  /** The step before or after this one, over the ends of lessons. */
  #beside(direction: 1 | -1): LessonPlace | undefined {
    const { shown } = this.#address;
    const step = shown.step + direction;
    if (step >= 0 && step < shown.lesson.steps().length) return { lesson: shown.lesson, step };
    const lesson = LESSONS[LESSONS.indexOf(shown.lesson) + direction];
    return lesson && { lesson, step: direction === 1 ? 0 : lesson.steps().length - 1 };
  }

  #read({ on, step = '1' }: PageAddress['fields'], tell: CameAddress['tell']): LessonPlace {
    const lesson = on === undefined ? LESSONS[0] : LESSONS.find(({ id }) => id === on);
    if (!lesson) {
      tell(msg(str`There is no lesson called “${(on ?? '').slice(0, 40)}”, so this is the one on the GAN.`));
      return { lesson: LESSONS[0], step: 0 };
    }
    const number = /^\d{1,2}$/.test(step) ? Number(step) - 1 : -1;
    const isThere = number >= 0 && number < lesson.steps().length;
    if (!isThere) tell(msg('This lesson has no such step as the address names, so this is the first one.'));
    return { lesson, step: isThere ? number : 0 };
  }

  /** After a page was turned: its heading takes the focus, so that it is read from the beginning. */
  #toTop(): void {
    void this.updateComplete.then(() => {
      const heading = this.renderRoot.querySelector<HTMLElement>('h2');
      scrollTo({ top: 0, behavior: 'instant' });
      heading?.focus({ preventScroll: true });
      if (heading) this.dispatchEvent(new AnnounceEvent(heading.textContent));
    });
  }

  #turn(direction: 1 | -1): void {
    const beside = this.#beside(direction);
    if (beside) this.#address.push(beside);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (document.documentElement.hasAttribute('data-modal')) return;
    const [target] = event.composedPath();
    if (target instanceof Element && target.matches(OWN_GESTURES)) return;
    if (event.key === 'ArrowRight') this.#turn(1);
    else if (event.key === 'ArrowLeft') this.#turn(-1);
    else return;
    event.preventDefault();
  };

  #onPointerDown(event: PointerEvent): void {
    const isOwn = event.composedPath().some((node) => node instanceof Element && node.matches(OWN_GESTURES));
    // A mouse selects text by dragging.
    this.#down = event.isPrimary && event.pointerType !== 'mouse' && !isOwn ? event : undefined;
  }

  #onPointerUp(event: PointerEvent): void {
    const down = this.#down;
    this.#down = undefined;
    if (event.pointerId !== down?.pointerId) return;
    const gesture = gestureOf({ dx: event.clientX - down.clientX, dy: event.clientY - down.clientY });
    if (gesture === 'left') this.#turn(1);
    if (gesture === 'right') this.#turn(-1);
  }
}

function addressOf({ lesson, step }: LessonPlace): PageAddress {
  return { ...nowhere(LEARN), fields: { on: lesson.id, step: String(step + 1) } };
}

function linkTo(place: LessonPlace): string {
  return formatFragment(addressOf(place));
}

customElements.define('learn-page', LearnPage);

declare global {
  interface HTMLElementTagNameMap {
    'learn-page': LearnPage;
  }
}
