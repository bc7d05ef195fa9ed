import type { Translations } from '../templates.ts';

/** The certificate that a digit does not exist. */
export const certificate: Translations = {
  'Does it exist?': 'Существует ли она?',
  'A certificate for one digit: the training digits that are nearest to it, and whether they are nearer than they would be to real handwriting.':
    'Свидетельство об одной цифре: какие обучающие цифры к ней ближе всего и ближе ли они, чем к настоящему почерку.',
  'Search the training digits for it': 'Искать её среди обучающих цифр',
  'Save as PNG': 'Сохранить как PNG',
  'This digit exists': 'Эта цифра существует',
  Doubtful: 'Сомнительно',
  'Nearest training digits, in the judge’s eyes': 'Ближайшие обучающие цифры глазами судьи',
  'Nearest training digits, by pixels': 'Ближайшие обучающие цифры по пикселям',
  'No training digit is suspiciously close. Of 100 real digits of its class ({0}) that no model has seen, {1} are closer to a training digit by the judge’s features, and {2} by pixels.':
    'Подозрительно близких обучающих цифр нет. Из 100 настоящих цифр того же класса ({0}), которых модели не видели, ближе к обучающей {1} по признакам судьи и {2} по пикселям.',
  'No training digit is suspiciously close. Of 100 real digits of its class ({0}) that no model has seen, {1} are closer to a training digit by the judge’s features.':
    'Подозрительно близких обучающих цифр нет. Из 100 настоящих цифр того же класса ({0}), которых модели не видели, ближе к обучающей {1} по признакам судьи.',
  'In the judge’s eyes it is nearer to a training digit (number {0}) than 99 of 100 real digits are that no model was trained on.':
    'Глазами судьи она ближе к обучающей цифре (№ {0}), чем 99 из 100 настоящих цифр, которых модели не видели.',
  'By pixels it is nearer to a training digit (number {0}) than 99 of 100 real digits are that no model was trained on.':
    'По пикселям она ближе к обучающей цифре (№ {0}), чем 99 из 100 настоящих цифр, которых модели не видели.',
  'Its pixels are those of training digit {0}, to the last one.':
    'Её пиксели — пиксели обучающей цифры № {0}, все до последнего.',
  'By pixels as in the judge’s eyes it is nearer to a training digit (number {0}) than 99 of 100 real digits are that no model was trained on.':
    'И по пикселям, и глазами судьи она ближе к обучающей цифре (№ {0}), чем 99 из 100 настоящих цифр, которых модели не видели.',
  'In the judge’s eyes it cannot be told from training digit {0}: the index has both at one place.':
    'Глазами судьи её не отличить от обучающей цифры № {0}: в указателе они в одном месте.',
  'Closer than {0} by the judge’s features or {1} by pixels would be suspicious: only 1 of 100 real digits is. Closer by both is a copy.':
    'Подозрительно — ближе {0} по признакам судьи или {1} по пикселям: так близка лишь 1 из 100 настоящих цифр. Ближе и так и так — копия.',
  'Closer than {0} would be suspicious: only 1 of 100 real digits is.':
    'Подозрительно — ближе {0}: так близка лишь 1 из 100 настоящих цифр.',
  'Training digit {0}, at distance {1}': 'Обучающая цифра № {0}, расстояние {1}',
  'Training digit {0}, a {1}, at distance {2}': 'Обучающая цифра № {0}, это {1}, расстояние {2}',
  'nearer than all real digits': 'ближе всех настоящих',
  'farther than all': 'дальше всех',
  'There is nothing to compare distances by pixels with, because the test digits could not be searched.':
    'Расстояния по пикселям сравнить не с чем: тестовые цифры искать не удалось.',
  'Distances only: training digits are shown, and compared by pixels, where your own copy of MNIST is on the device. It can be brought below.':
    'Только расстояния: обучающие цифры показаны и сравнены по пикселям, если на устройстве есть ваша копия MNIST. Добавить её можно ниже.',
  'The test labels in your copy are not those of MNIST in its order: {0} with the fingerprint {1}, wanted are {2} with {3}. Test digits are left out here. Open the file as it is published.':
    'Тестовые метки в вашей копии — не метки MNIST в их порядке: их {0}, отпечаток {1}, а нужно {2} с отпечатком {3}. Тестовые цифры здесь не используются. Откройте файл таким, как он опубликован.',
  'The training pictures in your copy are not those of MNIST in its order: {0} with the fingerprint {1}, wanted are {2} with {3}. A number would mean another digit there, so they are left out here. Open the file as it is published.':
    'Обучающие картинки в вашей копии — не картинки MNIST в их порядке: их {0}, отпечаток {1}, а нужно {2} с отпечатком {3}. Номер означал бы там другую цифру, поэтому они здесь не используются. Откройте файл таким, как он опубликован.',
  'The test pictures in your copy are not those of MNIST in its order: {0} with the fingerprint {1}, wanted are {2} with {3}. They are left out here. Open the file as it is published.':
    'Тестовые картинки в вашей копии — не картинки MNIST в их порядке: их {0}, отпечаток {1}, а нужно {2} с отпечатком {3}. Они здесь не используются. Откройте файл таким, как он опубликован.',
  'The same measures of a real digit, as a control': 'Те же меры у настоящей цифры, для проверки',
  'judge: distance': 'судья: расстояние',
  'real ones nearer': 'настоящих ближе',
  'pixels: distance': 'пиксели: расстояние',
  verdict: 'вывод',
  'this digit': 'эта цифра',
  'By pixels: {0} training digits, and {1} test digits of the same class, both of your copy.':
    'По пикселям: обучающих цифр {0}, тестовых цифр того же класса {1}, все из вашей копии.',
  'By pixels: {0} training digits, and {1} test digits of all classes, because their labels are missing.':
    'По пикселям: обучающих цифр {0}, тестовых цифр всех классов {1}, потому что их меток нет.',
  'a real digit: the median of all that no model has seen': 'настоящая цифра: медиана тех, которых модели не видели',
  'a real digit: test digit {0}': 'настоящая цифра: тестовая № {0}',
  'in the judge’s eyes': 'глазами судьи',
  'by pixels': 'по пикселям',
  'The model as a whole: does the {0} repeat its training digits?':
    'Модель в целом: повторяет ли {0} свои обучающие цифры?',
  'This was not measured for the model as a whole: its file has no such figure.':
    'Для модели в целом это не измерено: в её файле такого числа нет.',
  measure: 'мера',
  'nearer than real ones': 'ближе настоящих',
  'How often a digit of this model is closer to a training digit than an unseen real digit is. 50 % means no copying, 100 % only copies. By pixels, a blurred digit is close to everything.':
    'Как часто цифра этой модели ближе к обучающей, чем настоящая, которой модель не видела. 50 % — не копирует, 100 % — одни копии. По пикселям размытая цифра близка ко всему.',
  'no copy': 'не копия',
  doubtful: 'сомнительно',
  'a copy': 'копия',
  'For comparison, the median of all unseen real digits: {0} of 100 are closer to a training digit.':
    'Для сравнения, медиана настоящих цифр, которых модели не видели: ближе к обучающей {0} из 100.',
  'For comparison, real test digit {0}: {1} of 100 unseen real digits are closer to a training digit.':
    'Для сравнения, настоящая тестовая цифра № {0}: ближе к обучающей {1} из 100 настоящих, которых модели не видели.',
  'nearer than chance has it': 'ближе, чем бывает случайно',
  'no sign of copying': 'признаков копирования нет',
};
