// Every page as its address opens it, and what is there when it shows what it is there to show. For tests of how pages look.

export interface PagePlace {
  readonly name: string;
  readonly fragment: string;
  /** Through any shadow roots: a space goes down as far as it takes. */
  readonly ready: string;
}

function explored(way: string, fragment: string, ready = `${way}-tab [data-state=ready]`): PagePlace {
  return { name: `explore: ${way}`, fragment: `#${fragment}&v=explore&e=${way}`, ready };
}

function compared(way: string, fragment: string, ready: string): PagePlace {
  return { name: `compare: ${way}`, fragment: `#v=compare&how=${way}&${fragment}`, ready };
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
