import type { Translations } from '../templates.ts';

/** The picture page, and what Explore has in common with it. */
export const picture: Translations = {
  'All about this digit': 'Всё об этой цифре',
  'This digit': 'Эта цифра',
  'Digit {0}': 'Цифра {0}',
  Checksum: 'Контрольная сумма',
  'Checksum of its 784 pixels:': 'Контрольная сумма её 784 пикселей:',
  'Identical ✓ — the same pixels as those of the link, to the last bit.':
    'Совпадает ✓ — те же пиксели, что у ссылки, до последнего бита.',
  'These are not the pixels of the link: it was made with another version of this model, or its address was changed later. This is the digit of the address.':
    'Это не те пиксели, что у ссылки: её сделали с другой версией этой модели или её адрес потом изменили. Здесь цифра этого адреса.',
  'Not identical to the pixels of the link: this browser draws with TensorFlow.js, which may differ by one grey level.':
    'Не совпадает с пикселями ссылки до последнего бита: этот браузер рисует через TensorFlow.js, а он может отличаться на один уровень серого.',
  'The checksum in this address belongs to another digit, so these pixels were not compared with it.':
    'Контрольная сумма в этом адресе — от другой цифры, поэтому эти пиксели с ней не сравнивали.',
  'The checksum in this address is not valid, so nothing was compared with it.':
    'Контрольная сумма в этом адресе недопустима, поэтому с ней ничего не сравнивали.',
  'Explore from here': 'Опыты с этой цифрой',
  'Morph it into another': 'Превратить в другую',
  'Change its handwriting': 'Изменить почерк',
  'See it on a map': 'Увидеть на карте',

  'This digit at temperature {0}': 'Эта цифра при температуре {0}',
  'The same place, moved towards the typical digits (below 1) or away from them (above 1).':
    'То же место, сдвинутое к обычным цифрам (меньше 1) или прочь от них (больше 1).',
  'All ten classes': 'Все десять классов',
  'The same handwriting, class {0}': 'Тот же почерк, класс {0}',
  'The same place in latent space with each of the ten classes: one handwriting, ten digits.':
    'То же место в латентном пространстве с каждым из десяти классов: один почерк, десять цифр.',
  'The same place in every family': 'То же место во всех семействах',
  'Seed and number are the same; each model turns the same random numbers into a digit of its own.':
    'Зерно и номер те же; из одних и тех же случайных чисел каждая модель рисует свою цифру.',
  'Draw all: {0} models, {1} kB': 'Нарисовать всеми: моделей {0}, {1} кБ',
  'The same place, by the {0}': 'То же место; модель: {0}',
  'The {0} is drawing': 'Рисует {0}',
  'Draw it with the {0}: {1} kB': 'Нарисовать: {0}, {1} кБ',
  '{0}: {1} kB': '{0}: {1} кБ',
  'What the judge sees': 'Что видит судья',
  'A network that has learned to read real handwriting and has never seen a generated digit.':
    'Сеть, которая научилась читать настоящий почерк и ни разу не видела сгенерированных цифр.',
  'Ask the judge: {0} kB': 'Спросить судью: {0} кБ',
  'It reads {0} with {1} confidence.': 'Он читает {0} с уверенностью {1}.',
  'Unreadable: at most {0} confidence, for {1}. Below {2} a digit counts as unreadable.':
    'Нечитаемо: уверенность не больше {0}, цифра {1}. Ниже {2} цифра считается нечитаемой.',
  'Neighbours in latent space': 'Соседи в латентном пространстве',
  'Searching for this digit': 'Цифру ищут',
  '{0}, at distance {1}': '{0}, расстояние {1}',
  'The nearest in latent space of {0} digits of the same class and seed, with their distances.':
    'Ближайшие в латентном пространстве из {0} цифр того же класса и зерна, с расстояниями.',
  'The nearest in latent space of {0} digits of the same seed, with their distances.':
    'Ближайшие в латентном пространстве из {0} цифр того же зерна, с расстояниями.',
  'Find its neighbours': 'Найти соседей',

  Cancel: 'Прервать',
  'One moment …': 'Минутку …',
  '{0} of {1} digits': 'Цифр: {0} из {1}',
};
