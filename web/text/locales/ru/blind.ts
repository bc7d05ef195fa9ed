import type { Translations } from '../templates.ts';

/** The blind test, and the visitor's own copy of MNIST. */
export const blind: Translations = {
  'Real or generated?': 'Настоящая или нет?',
  'A blind test: you see digits without knowing which model drew them. Your answers are counted, with 95 % intervals.':
    'Слепая проверка: настоящая или нет? Вы видите цифры и не знаете, какая модель их нарисовала. Ответы подсчитываются, с интервалами 95 %.',
  'One picture': 'Одна картинка',
  'Real beside generated': 'Настоящая и сгенерированная',
  'Two generated ones': 'Две сгенерированные',
  'A new test': 'Новый тест',
  'What is shown': 'Что показывать',
  'Show each for one second only': 'Показывать каждую только секунду',
  'This needs real digits. Draw ten here, or open your copy of MNIST below.':
    'Для этого нужны настоящие цифры. Нарисуйте десять здесь или откройте ниже свою копию MNIST.',
  'Draw ten digits': 'Нарисовать десять цифр',
  'Drawn here': 'Нарисованные здесь',
  'Draw ten digits, and hand the device to somebody else: which ten are yours, and which are generated? Keys: R or ←, G or →.':
    'Нарисуйте десять цифр и передайте устройство кому-нибудь: какие десять ваши, а какие сгенерированы? Клавиши: R или ←, G или →.',
  'The digits that you have drawn': 'Нарисованные вами цифры',
  'Your {0}': 'Ваша {0}',
  'No {0} yet': '{0} ещё нет',
  'Draw them anew': 'Нарисовать заново',
  'Draw a digit: {0}': 'Нарисуйте цифру: {0}',
  'Sheet for your {0}': 'Лист для вашей цифры {0}',
  'Take it: {0} of {1}': 'Взять: {0} из {1}',
  'Drawn by hand or generated?': 'Нарисована рукой или сгенерирована?',
  'Drawn by hand': 'Рукой',
  'Drawn by hand, on this device.': 'Нарисована рукой на этом устройстве.',
  'Your digits and these answers stay on this device, and do not count in the results below.':
    'Ваши цифры и эти ответы остаются на этом устройстве и в итоги ниже не входят.',
  'Other tests': 'Другие тесты',
  'Two digits of the same class, both generated, by models of different families. Which one looks more real? Keys: ← and →.':
    'Две цифры одного класса, обе сгенерированы моделями разных семейств. Какая больше похожа на настоящую? Клавиши: ← и →.',
  'Among: {0}.': 'Участвуют: {0}.',
  'Two are needed, so models of other families are added.': 'Нужны две, поэтому добавлены модели других семейств.',
  'Not among them: {0}. The blind test has only models of this page.':
    'Не участвуют: {0}. В слепом тесте бывают только модели этого сайта.',
  'Begin: {0} rounds': 'Начать: {0} раундов',
  'The judge agrees with the labels of {0} of the real digits in your copy; with MNIST’s it agrees on nearly all. Open the labels that belong to these pictures.':
    'Судья согласен с метками {0} настоящих цифр вашей копии, а в MNIST — почти всех. Откройте метки, которые относятся к этим картинкам.',
  'The judge cannot read {0} of the real digits in your copy. Of MNIST’s it cannot read one or two in a hundred.':
    'Судья не может прочесть {0} настоящих цифр вашей копии, а в MNIST — одну-две из ста.',
  'It can read them transposed: their rows and columns are exchanged, as in the published EMNIST. Transpose the pictures and open them again.':
    'Транспонированные он читает: строки и столбцы переставлены, как в опубликованном EMNIST. Транспонируйте картинки и откройте их снова.',
  'It can read them with paper and ink exchanged. Ink should be 255 and paper 0: exchange them and open the pictures again.':
    'Если поменять местами бумагу и чернила, он их читает. Чернила должны быть 255, бумага — 0: поменяйте их и откройте картинки снова.',
  'It can read them transposed and with paper and ink exchanged. Change both and open the pictures again; ink should be 255.':
    'Если картинки транспонировать и поменять местами бумагу и чернила, он их читает. Исправьте и то и другое и откройте картинки снова; чернила должны быть 255.',
  'It can read them mirrored or turned. Put the pictures upright and open them again.':
    'Если картинки отразить или повернуть, он их читает. Поставьте их прямо и откройте снова.',
  'It cannot read them transposed, inverted, mirrored or turned either. Are these handwritten digits?':
    'Транспонированные, обращённые, отражённые или повёрнутые он их тоже не читает. Это точно рукописные цифры?',
  'On average, half of the digits are real. Is this one? Keys: R or ← for real, G or → for generated.':
    'В среднем настоящая — каждая вторая цифра. А эта? Клавиши: R или ← — настоящая, G или → — сгенерирована.',
  'One of the two digits is real. Which one? Keys: ← and →.': 'Одна из двух цифр настоящая. Какая? Клавиши: ← и →.',
  'Both digits are generated, by models of different families. Which one looks more real? Keys: ← and →.':
    'Обе цифры сгенерированы моделями разных семейств. Какая больше похожа на настоящую? Клавиши: ← и →.',
  'End this test': 'Закончить тест',
  'The test is finished': 'Тест закончен',
  'You were right in {0} of {1} rounds.': 'Верных ответов: {0} из {1}.',
  'Choices made: {0}.': 'Сделано выборов: {0}.',
  'You gave no answers.': 'Ответов не было.',
  'The results of all tests on this device are below. Everybody who opens the link gets the same rounds.':
    'Итоги всех тестов на этом устройстве — ниже. Кто откроет ссылку, получит те же раунды.',
  'Another test': 'Ещё один тест',
  'Choose another kind of test': 'Выбрать другой тест',
  'Part of this address is not a valid test and was left out.':
    'Часть этого адреса не задаёт допустимого теста и пропущена.',

  'Round {0} of {1}': 'Раунд {0} из {1}',
  'A digit, real or generated': 'Цифра, настоящая или сгенерированная',
  Real: 'Настоящая',
  Generated: 'Сгенерирована',
  'Which one is real?': 'Какая настоящая?',
  'Which one looks more real?': 'Какая больше похожа на настоящую?',
  'Show the results': 'Показать итоги',
  'There is no right answer: both are generated.': 'Верного ответа нет: обе сгенерированы.',
  'Right.': 'Верно.',
  'Wrong.': 'Неверно.',
  'Left:': 'Слева:',
  'Right:': 'Справа:',
  'Generated by the': 'Её нарисовала модель',
  'Real: test digit {0} of your copy of MNIST.': 'Настоящая: тестовая цифра {0} вашей копии MNIST.',
  'Real: training digit {0} of your copy of MNIST.': 'Настоящая: обучающая цифра {0} вашей копии MNIST.',
  'The judge reads it as {0} with {1} confidence.': 'Судья читает её как {0}, уверенность {1}.',

  Results: 'Итоги',
  'No answers on this device yet. They are stored here and nowhere else.':
    'На этом устройстве ответов ещё нет. Они хранятся здесь и больше нигде.',
  'Answers: {0}, stored on this device and nowhere else.':
    'Ответов: {0}; они хранятся на этом устройстве и больше нигде.',
  'Taken for real, alone': 'Приняты за настоящие, по одной',
  'Taken for real, beside a real one': 'Приняты за настоящие рядом с настоящей',
  family: 'семейство',
  answers: 'ответов',
  'taken for real': 'приняты за настоящие',
  'different from one half?': 'отличается от половины?',
  'Whose digits look more real: Bradley–Terry ratings': 'Чьи цифры больше похожи на настоящие: рейтинг Брэдли — Терри',
  'There are no ratings yet: each family must have won and lost at least once. Judge more pairs.':
    'Рейтинга пока нет: каждое семейство должно хотя бы раз выиграть и хотя бы раз проиграть. Нужно больше пар.',
  pairs: 'пар',
  rating: 'рейтинг',
  'better than the next one?': 'лучше следующего?',
  'Ratings are log odds: a family rated 0.7 higher is chosen twice as often as the other. Their mean is 0.':
    'Рейтинг — логарифм шансов: семейство, чей рейтинг на 0,7 выше, выбирают вдвое чаще. Среднее равно 0.',
  'Save as JSON': 'Сохранить как JSON',
  'Save as CSV': 'Сохранить как CSV',
  'Add from a file': 'Добавить из файла',
  'Delete all answers': 'Удалить все ответы',
  '“{0}”: {1} answers are new, {2} were here already.': '«{0}»: новых ответов {1}, уже были здесь {2}.',
  '“{0}” contains no answers from this page ({1}).': 'В файле «{0}» нет ответов с этой страницы ({1}).',
  'Yes: people can tell.': 'Да: люди различают.',
  'Yes: taken for real more often than not.': 'Да: чаще принимают за настоящие.',
  'Yes: more than chance.': 'Да, не случайно.',
  'Not so far: it is exactly one half.': 'Пока нет: ровно половина.',
  'Not so far, although there are enough answers to show such a difference.':
    'Пока нет, хотя ответов достаточно, чтобы показать такое различие.',
  'Not so far. If the share stays the same, it takes about {0} more answers (power 80 %, level 5 %).':
    'Пока нет. Если доля не изменится, нужно ещё ответов: примерно {0} (мощность 80 %, уровень 5 %).',
  'There is no space left on this device for your answers. They last until this page is closed: save them as a file.':
    'На этом устройстве нет места для ваших ответов. Они пропадут, когда страница закроется: сохраните их в файл.',
  'This browser does not let the page store your answers. They last until this page is closed: save them as a file.':
    'Браузер не даёт странице хранить ваши ответы. Они пропадут, когда страница закроется: сохраните их в файл.',

  'Real digits: your own copy of MNIST': 'Настоящие цифры: ваша копия MNIST',
  'This page contains no real handwriting. Open the four files of MNIST, gzipped or not, or drop them on this page. You can also download them ({0} MB from {1}, which then sees your request). They stay on this device.':
    'Настоящего почерка на этой странице нет. Откройте четыре файла MNIST, сжатые gzip или нет, или перетащите их на страницу. Можно и скачать их ({0} МБ с {1}; этот сайт увидит ваш запрос). Они останутся на этом устройстве.',
  '{0}: missing ({1})': '{0}: нет ({1})',
  '{0} MB, stored on this device until you remove them.': '{0} МБ, хранятся на этом устройстве, пока вы их не удалите.',
  'There is no space on this device to store them: they stay in memory until this page is closed.':
    'На этом устройстве для них нет места: они в памяти, пока страница открыта.',
  'This browser does not let the page store them: they stay in memory until this page is closed.':
    'Браузер не даёт странице их хранить: они в памяти, пока страница открыта.',
  '“{0}” could not be used; everything else works without it.': '«{0}» не подходит; всё остальное работает и без него.',
  'The download failed. Download the four files yourself, with your browser or any program, and open them here.':
    'Скачать не удалось. Скачайте четыре файла сами, браузером или другой программой, и откройте их здесь.',
  'There are {0} training pictures but {1} labels: they do not belong together, and the labels are left out.':
    'Обучающих картинок {0}, а меток {1}: это разные наборы, и метки пропущены.',
  'There are {0} test pictures but {1} labels: they do not belong together, and the labels are left out.':
    'Тестовых картинок {0}, а меток {1}: это разные наборы, и метки пропущены.',
  'Files of MNIST': 'Файлы MNIST',
  'Open files': 'Открыть файлы',
  'Download: {0} MB': 'Скачать: {0} МБ',
  'Download what is missing: {0} MB': 'Скачать недостающее: {0} МБ',
  'Remove from this device': 'Удалить с этого устройства',
  'Training pictures': 'Обучающие картинки',
  'Training labels': 'Обучающие метки',
  'Test pictures': 'Тестовые картинки',
  'Test labels': 'Тестовые метки',
  'Files of your copy of MNIST that are on this device now: {0}.':
    'Файлов вашей копии MNIST теперь на этом устройстве: {0}.',
  '“{0}” could not be used ({1}).': '«{0}» не подходит ({1}).',
};
