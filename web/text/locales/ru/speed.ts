import type { Translations } from '../templates.ts';

/** "Speed on your device". */
export const speed: Translations = {
  'Speed on your device': 'Скорость на вашем устройстве',
  'This gallery draws with its own kernels. Here they race TensorFlow.js in this browser, on this device: the same network, the same weights, the same inputs. First the digits are compared: an engine that draws different digits is disqualified. Then all take turns, round by round.':
    'Эта галерея рисует собственными вычислительными ядрами. Здесь они соревнуются с TensorFlow.js в этом браузере, на этом устройстве: та же сеть, те же веса, те же входы. Сначала сравниваются цифры: участник, который рисует другие, дисквалифицируется. Потом все работают по очереди, раунд за раундом.',
  'Why ratios: the number of digits a second depends on your device and on what else it is doing. That slows all engines alike, so the ratio of two engines stays.':
    'Почему отношения: число цифр в секунду зависит от устройства и от того, чем оно ещё занято. Это замедляет всех одинаково, поэтому отношение двух участников не меняется.',
  'Start the race': 'Начать гонку',
  'How the models work': 'Как устроены модели',
  'It takes about half a minute, on one core and on {0}. TensorFlow.js, 0.5 MB, is downloaded for it.':
    'Это займёт около полминуты, на одном ядре и на {0}. Для этого загрузится TensorFlow.js, 0,5 МБ.',
  'The race could not be run: {0}': 'Гонка не удалась: {0}',
  'Progress of the race': 'Ход гонки',
  'Downloading TensorFlow.js: {0} of {1} kB': 'Загружается TensorFlow.js: {0} из {1} кБ',
  'Starting the engines': 'Запускаем участников',
  Result: 'Результат',
  'Engines that could not run here:': 'Кто не смог здесь работать:',
  'Bars: the median of the rounds, in digits a second. Lines: the middle half of the rounds. Ours makes grey pixels; TensorFlow.js stops at ink, which is less work.':
    'Полосы: медиана раундов, цифр в секунду. Отрезки: средняя половина раундов. Наши ядра доходят до серых пикселей; TensorFlow.js останавливается на чернилах, а это меньше работы.',
  'Digits a second, as bars; the numbers are in the table below': 'Цифр в секунду, полосами; числа — в таблице ниже',
  'Table of the race': 'Таблица гонки',
  Engine: 'Участник',
  cores: 'ядер',
  'digits/s': 'цифр/с',
  'half of the rounds': 'половина раундов',
  'same digits': 'те же цифры',
  'There is no model called “{0}” here, so the race is with another.':
    'Модели «{0}» здесь нет, поэтому это гонка на другой.',
  'Comparing their digits': 'Сравниваем цифры',
  'Warming up': 'Разминка',
  'Taking turns': 'Работают по очереди',
  'Our strict kernels': 'Наши строгие ядра',
  'Our relaxed kernels': 'Наши быстрые ядра',
  '#of-cores-one': '{0} ядро',
  '#of-cores-few': '{0} ядра',
  '#of-cores-many': '{0} ядер',
  '{0} against {1}: no comparison, {2}.': '{0} против {1}: сравнения нет, {2}.',
  '{0} on {1}: {2} as fast as on one (half of the rounds: {3} to {4}).':
    '{0} ({1}): в {2} быстрее, чем на одном (половина раундов: от {3} до {4}).',
  '{0} on {1}: {2} as fast as {3} (half of the rounds: {4} to {5}).':
    '{0} ({1}): в {2} быстрее, чем {3} (половина раундов: от {4} до {5}).',
  'to the last bit': 'до последнего бита',
  'to {0} of ink': 'до {0} чернил',
  'no, {0} of ink off': 'нет, расхождение {0} чернил',
};
