import type { Translations } from '../templates.ts';

/** The certificate that a digit does not exist. */
export const certificate: Translations = {
  'Does it exist?': 'Существует ли она?',
  'A certificate for one digit: the training digits nearest to it, and whether they are suspiciously close.':
    'Свидетельство об одной цифре: какие обучающие цифры к ней ближе всего и не подозрительно ли они близки.',
  'Search the training digits for it': 'Искать её среди обучающих цифр',
  'Save as PNG': 'Сохранить как PNG',
  'This digit exists': 'Эта цифра существует',
  Doubtful: 'Сомнительно',
  'Nearest training digits, by the judge’s features': 'Ближайшие обучающие цифры по признакам судьи',
  'Nearest training digits, by pixels': 'Ближайшие обучающие цифры по пикселям',
  'No training digit is suspiciously close. Of 100 real digits of its class ({0}) that no model has seen, {1} are closer to a training digit by the judge’s features, and {2} by pixels.':
    'Подозрительно близких обучающих цифр нет. Из 100 настоящих цифр того же класса ({0}), которых модели не видели, ближе к обучающей {1} по признакам судьи и {2} по пикселям.',
  'No training digit is suspiciously close. Of 100 real digits of its class ({0}) that no model has seen, {1} are closer to a training digit by the judge’s features.':
    'Подозрительно близких обучающих цифр нет. Из 100 настоящих цифр того же класса ({0}), которых модели не видели, ближе к обучающей {1} по признакам судьи.',
  'By the judge’s features it is suspiciously close to training digit {0}: closer than 99 of 100 real digits that no model has seen.':
    'По признакам судьи она подозрительно близка к обучающей цифре № {0}: ближе, чем 99 из 100 настоящих цифр, которых модели не видели.',
  'By pixels it is suspiciously close to training digit {0}: closer than 99 of 100 real digits that no model has seen.':
    'По пикселям она подозрительно близка к обучающей цифре № {0}: ближе, чем 99 из 100 настоящих цифр, которых модели не видели.',
  'All its pixels are those of training digit {0}.': 'Все её пиксели — как у обучающей цифры № {0}.',
  'By pixels and by the judge’s features it is suspiciously close to training digit {0}: closer than 99 of 100 real digits that no model has seen.':
    'И по пикселям, и по признакам судьи она подозрительно близка к обучающей цифре № {0}: ближе, чем 99 из 100 настоящих цифр, которых модели не видели.',
  'The judge’s features do not tell it from training digit {0}: both have the same entry in the index.':
    'По признакам судьи её не отличить от обучающей цифры № {0}: в указателе у них одна и та же запись.',
  'Closer than {0} by the judge’s features or {1} by pixels would be suspicious: only 1 of 100 real digits is. Closer by both is a copy.':
    'Подозрительно — ближе {0} по признакам судьи или {1} по пикселям: так близка лишь 1 из 100 настоящих цифр. Ближе и так и так — копия.',
  'Closer than {0} would be suspicious: only 1 of 100 real digits is.':
    'Подозрительно — ближе {0}: так близка лишь 1 из 100 настоящих цифр.',
  'Training digit {0}, at distance {1}': 'Обучающая цифра № {0}, расстояние {1}',
  'Training digit {0}, class {1}, at distance {2}': 'Обучающая цифра № {0}, класс {1}, расстояние {2}',
  'It is as far from all training digits as a digit that somebody else wrote.':
    'От всех обучающих цифр она так же далека, как цифра, написанная другим человеком.',
  'It is closer to a training digit than a digit that somebody else wrote, by one of two measures.':
    'По одной из двух мер она ближе к обучающей цифре, чем цифра, написанная другим человеком.',
  'It is a training digit, or nearly so.': 'Это обучающая цифра или почти она.',
  '0: the same digit': '0: та же цифра',
  'Unseen real digits that are closer to a training digit':
    'Доля настоящих цифр, которых модель не видела и которые ближе к обучающей',
  'none: closer than all real digits': 'ни одной: ближе всех настоящих',
  'all: farther than all': 'все: дальше всех',
  'a real digit, for comparison': 'настоящая цифра для сравнения',
  'suspiciously close': 'подозрительно близко',
  'Distances by pixels cannot be compared with those of real digits: the test digits could not be searched.':
    'Расстояния по пикселям не с чем сравнить: среди тестовых цифр не удалось искать.',
  'Only distances are shown. With your own copy of MNIST on this device, training digits are shown too and compared by pixels. You can open it below.':
    'Показаны только расстояния. Если на устройстве есть ваша копия MNIST, обучающие цифры показаны и сравнены по пикселям. Открыть её можно ниже.',
  'The test labels in your copy are not MNIST’s in their order: {0} with checksum {1}, where {2} with {3} are expected. Test digits are left out here. Open the file as it was published.':
    'Тестовые метки в вашей копии — не метки MNIST в их порядке: их {0}, контрольная сумма {1}, а нужно {2} с суммой {3}. Тестовые цифры здесь не используются. Откройте файл таким, как он опубликован.',
  'The training pictures in your copy are not MNIST’s in their order: {0} with checksum {1}, where {2} with {3} are expected. Their numbers would mean other digits, so they are left out here. Open the file as it was published.':
    'Обучающие картинки в вашей копии — не картинки MNIST в их порядке: их {0}, контрольная сумма {1}, а нужно {2} с суммой {3}. Номера означали бы другие цифры, поэтому они здесь не используются. Откройте файл таким, как он опубликован.',
  'The test pictures in your copy are not MNIST’s in their order: {0} with checksum {1}, where {2} with {3} are expected. They are left out here. Open the file as it was published.':
    'Тестовые картинки в вашей копии — не картинки MNIST в их порядке: их {0}, контрольная сумма {1}, а нужно {2} с суммой {3}. Они здесь не используются. Откройте файл таким, как он опубликован.',
  'The same numbers for a real digit, as a control': 'Те же числа для настоящей цифры, для проверки',
  'judge: distance': 'судья: расстояние',
  'real ones closer': 'настоящих ближе',
  'pixels: distance': 'пиксели: расстояние',
  verdict: 'вывод',
  'this digit': 'эта цифра',
  'By pixels: {0} training digits, and {1} test digits of the same class, both of your copy.':
    'По пикселям: обучающих цифр {0}, тестовых цифр того же класса {1}, все из вашей копии.',
  'By pixels: {0} training digits, and {1} test digits of all classes, because their labels are missing.':
    'По пикселям: обучающих цифр {0}, тестовых цифр всех классов {1}, потому что их меток нет.',
  'a real digit: the median of all unseen ones': 'настоящая цифра: медиана тех, которых модели не видели',
  'a real digit: test digit {0}': 'настоящая цифра: тестовая № {0}',
  'by the judge’s features': 'по признакам судьи',
  'by pixels': 'по пикселям',
  'The model as a whole: does the {0} repeat its training digits?':
    'Модель в целом: повторяет ли {0} свои обучающие цифры?',
  'This was not measured for the model as a whole: its file has no such figure.':
    'Для модели в целом это не измерено: в её файле такого числа нет.',
  compared: 'сравнение',
  'closer than real ones': 'ближе настоящих',
  'How often a digit of this model is closer to a training digit than an unseen real digit is. 50 % means no copying, 100 % only copies. By pixels, a blurred digit is close to everything.':
    'Как часто цифра этой модели ближе к обучающей, чем настоящая, которой модель не видела. 50 % — не копирует, 100 % — одни копии. По пикселям размытая цифра близка ко всему.',
  'not a copy': 'не копия',
  doubtful: 'сомнительно',
  'a copy': 'копия',
  'For comparison, the median of all unseen real digits: {0} of 100 are closer to a training digit.':
    'Для сравнения, медиана настоящих цифр, которых модели не видели: ближе к обучающей {0} из 100.',
  'For comparison, real test digit {0}: {1} of 100 unseen real digits are closer to a training digit.':
    'Для сравнения, настоящая тестовая цифра № {0}: ближе к обучающей {1} из 100 настоящих, которых модели не видели.',
  'closer than by chance': 'ближе, чем бывает случайно',
  'no sign of copying': 'признаков копирования нет',
};
