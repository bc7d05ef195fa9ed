// Every page as its address opens it, and what is there when it shows what it is there to show: for tests of how pages look.
// Pages as a first visit comes to them: for tests and measurements of how long that takes. Each use adds what it needs besides.

export interface PagePlace {
  readonly name: string;
  readonly fragment: string;
  /** Through any shadow roots: a space goes down as far as it takes. */
  readonly ready: string;
}

function explored(tab: string, fragment: string, ready = `${tab}-tab [data-state=ready]`): PagePlace {
  return { name: `explore: ${tab}`, fragment: `#${fragment}&v=explore&e=${tab}`, ready };
}

function compared(tab: string, fragment: string, ready: string): PagePlace {
  return { name: `compare: ${tab}`, fragment: `#v=compare&how=${tab}&${fragment}`, ready };
}

function learnt(on: string, step: number): PagePlace {
  return {
    name: `lesson: ${on}, ${step}`,
    fragment: `#v=learn&on=${on}&step=${step}`,
    ready: `article[data-lesson="${on}"][data-step="${step}"] h2`,
  };
}

export const PAGE_PLACES: readonly PagePlace[] = [
  { name: 'one digit', fragment: '#v=one&m=vae&s=3&i=7', ready: 'one-digit article:not([data-digit=""])' },
  { name: 'the wall', fragment: '#m=vae&s=3&v=wall', ready: '.block[data-state=ready]' },
  { name: 'a digit of the wall', fragment: '#m=vae&s=3&i=7&d=1', ready: 'digit-dialog .card[data-state=ready]' },
  { name: 'priors side by side', fragment: '#m=vae&s=3&v=priors', ready: 'digit-sheet .block[data-state=ready]' },
  { name: 'weird ones', fragment: '#m=vae&s=3&v=weird', ready: 'weird-ones article[data-busy=no]' },
  { name: 'favourites', fragment: '#v=favourites', ready: 'favourites-page h1' },
  { name: 'picture of a digit', fragment: '#m=vae&s=5&i=7&v=digit', ready: 'digit-page article[data-digit=shown]' },
  explored('morph', 'm=vae&s=5&i=7'),
  explored('draw', 'm=vae&s=5', 'draw-tab digit-pad [role=application]'),
  explored('styles', 'm=cvae&s=5'),
  explored('handwriting', 'm=cvae&s=5&i=7'),
  explored('map', 'm=vae&s=5&i=7'),
  explored('arithmetic', 'm=vae&s=5'),
  compared('grid', 's=5&i=7&n=8&of=vae&by=class', 'grid-tab [data-state=ready]'),
  compared('measure', 'of=gan~vae&n=1000&s=7', 'measure-settings li'),
  compared('certificate', 'm=vae&s=5&i=7', 'certificate-tab [data-state=ready]'),
  compared('blind', 'by=models&s=3', '.round[data-number="1"][data-answered=false]'),
  learnt('gan', 1),
  learnt('gan', 2),
  learnt('vae', 1),
  learnt('cvae', 1),
  learnt('vae-gan', 2),
  { name: 'which is nearer?', fragment: '#v=exhibit&set=5&round=1', ready: 'exhibit-page article[data-ready=true]' },
  { name: 'speed on your device', fragment: '#v=speed&on=gan', ready: 'speed-page choice-field select' },
];

/** The page of that name. @throws Error for a name that no page has */
export function pagePlace(name: string): PagePlace {
  const place = PAGE_PLACES.find((candidate) => candidate.name === name);
  if (!place) throw new Error(`no page place ${name}, want one of ${PAGE_PLACES.map((each) => each.name).join(', ')}`);
  return place;
}

/** A page by a short address, as a link has it. */
export interface FirstVisit {
  readonly page: string;
  readonly fragment: string;
  /** What a visitor waits for: the first digits, or, on a page without any at first, the page. */
  readonly mark: 'digits' | 'page';
}

export const FIRST_VISITS = {
  front: { page: 'front page', fragment: '', mark: 'digits' },
  wall: { page: 'wall', fragment: '#v=wall', mark: 'digits' },
  otherModel: { page: 'wall of another model', fragment: '#m=cvae&s=5&i=700', mark: 'digits' },
  digit: { page: 'all about a digit', fragment: '#m=cvae&s=5&i=7&v=digit', mark: 'digits' },
  weird: { page: 'weird ones', fragment: '#v=weird', mark: 'digits' },
  explore: { page: 'explore', fragment: '#v=explore', mark: 'digits' },
  map: { page: 'explore: map', fragment: '#v=explore&e=map', mark: 'digits' },
  compare: { page: 'compare', fragment: '#v=compare', mark: 'page' },
  learn: { page: 'how it works', fragment: '#v=learn', mark: 'page' },
  exhibit: { page: 'which is nearer', fragment: '#v=exhibit', mark: 'page' },
  favourites: { page: 'favourites', fragment: '#v=favourites', mark: 'page' },
  speed: { page: 'speed', fragment: '#v=speed', mark: 'page' },
} as const satisfies Readonly<Record<string, FirstVisit>>;
