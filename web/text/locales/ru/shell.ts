import type { Translations } from '../templates.ts';

/** The shell, its messages, and what several pages have in common. */
export const shell: Translations = {
  'This digit does not exist': 'Этой цифры не существует',
  'One digit': 'Одна цифра',
  'The wall': 'Стена',
  Pages: 'Страницы',
  More: 'Ещё',
  'The whole status line': 'Вся строка состояния',
  Messages: 'Сообщения',
  Reload: 'Обновить',
  Close: 'Закрыть',
  '{0} and {1}': '{0} и {1}',
  'Try again': 'Повторить',
  'Dismiss this message': 'Закрыть это сообщение',
  'There is a new version of this page.': 'Вышла новая версия этой страницы.',
  'This page is loading': 'Страница загружается',
  'This page could not be loaded': 'Страницу не удалось загрузить',
  'Its code could not be loaded: there is no connection, or the site has just got a new version. Everything else here still works.':
    'Её код не удалось загрузить: нет соединения или только что вышла новая версия сайта. Всё остальное работает.',
  'The wall cannot be drawn at the moment': 'Сейчас стену нельзя нарисовать',
  'No digits can be drawn at the moment': 'Сейчас цифры нельзя нарисовать',
  'The drawing engine could not be started on this device.':
    'На этом устройстве не удалось запустить программу, которая рисует цифры.',
  'A file is missing. Check the connection, and whether this network asks you to log in first.':
    'Не хватает файла. Проверьте соединение и не просит ли эта сеть сначала войти.',
  'The file {0} is missing. Check the connection, and whether this network asks you to log in first.':
    'Не хватает файла {0}. Проверьте соединение и не просит ли эта сеть сначала войти.',
  'There is no connection, and a file that this needs is not on this device.':
    'Нет соединения, а нужного файла на этом устройстве нет.',
  'There is no connection, and the file {0} is not on this device.':
    'Нет соединения, а файла {0} на этом устройстве нет.',
  'The file {0} is damaged or not of this page’s version. Reload the page to download both again.':
    'Файл {0} повреждён или не той версии, что страница. Обновите страницу, чтобы загрузить их заново.',
  'On this device:': 'На этом устройстве есть:',
  'The error message': 'Сообщение об ошибке',
  'The model’s file is damaged or not of this page’s version. Reload the page to download both again.':
    'Файл модели повреждён или не той версии, что страница. Обновите страницу, чтобы загрузить их заново.',
  'This needs WebAssembly with SIMD, which this browser does not run. Try another browser. ({0})':
    'Для этого нужен WebAssembly с SIMD, которого в этом браузере нет. Попробуйте другой браузер. ({0})',
  'This browser does not let the page read what it has drawn, so there is no picture to save. Allow the page to read canvases, or save an SVG. ({0})':
    'Этот браузер не даёт странице прочитать то, что она нарисовала, поэтому сохранять нечего. Разрешите странице читать холст (canvas) или сохраните SVG. ({0})',
  'There is too little memory left on this device. Close other pages or programs.':
    'На этом устройстве осталось слишком мало памяти. Закройте другие страницы или программы.',
  'The drawing engine was stopped several times. Close other pages or programs, and reload the page.':
    'Программа, которая рисует цифры, несколько раз аварийно завершилась. Закройте другие страницы или программы и обновите страницу.',
  'This page was loaded without encryption, so the browser does not let it check its files. Open it at an address with https.':
    'Страница загружена без шифрования, и браузер не даёт ей проверить файлы. Откройте её по адресу с https.',
  'The settings could not be loaded. Check the connection and try again.':
    'Настройки не удалось загрузить. Проверьте соединение и попробуйте ещё раз.',
  'This browser does not let the page store its model, which is downloaded again at the next visit.':
    'Этот браузер не даёт странице сохранить модель; в следующий раз она загрузится заново.',

  'This address is too long; only its beginning was read.': 'Этот адрес слишком длинный; прочитано только его начало.',
  'There is no page called “{0}” here, so this is the front page.':
    'Страницы «{0}» здесь нет, поэтому открыта главная.',
  'There is no model called “{0}” here, so these digits are by {1}.':
    'Модели «{0}» здесь нет, поэтому эти цифры нарисовала {1}.',
  '{0} has no prior called “{1}”, so these digits are from its own.':
    'Модель: {0}. У неё нет априорного распределения «{1}», поэтому взято её собственное.',
  '{0} has only one prior, so there is no other to compare it with.':
    'Модель: {0}. У неё одно априорное распределение, сравнивать его не с чем.',
  '{0} does not take a class, so its digits are of all classes.':
    'Модель: {0}. Она не принимает класс, поэтому её цифры — всех классов.',
  'The name of the model in this address is not valid, so these digits are by another.':
    'Имя модели в этом адресе недопустимо, поэтому эти цифры нарисовала другая.',
  'This address could not be read.': 'Этот адрес не удалось прочитать.',
  'Part of this address could not be read and was left out: “{0}”.':
    'Часть этого адреса не удалось прочитать, и она пропущена: «{0}».',
  'The seed in this address is missing, or not a whole number up to {0}, so it is another one.':
    'Зерна в этом адресе нет, или это не целое число до {0}, поэтому взято другое.',
  'The digit in this address is not a whole number up to {0}, so it is the first one.':
    'Номер цифры в этом адресе — не целое число до {0}, поэтому показана первая.',
  'The temperature in this address is not a number from 0 to {0}, so it is 1.':
    'Температура в этом адресе — не число от 0 до {0}, поэтому она равна 1.',
  'The name of the prior in this address is not valid, so these digits are from the model’s own.':
    'Имя априорного распределения в этом адресе недопустимо, поэтому взято собственное распределение модели.',
  'The class in this address is not a digit from 0 to 9, so these are all of them.':
    'Класс в этом адресе — не цифра от 0 до 9, поэтому показаны все.',

  'Generated digit, number {0} of seed {1}': 'Сгенерированная цифра № {0}, зерно {1}',
  'Generated digit of class {0}, number {1} of seed {2}': 'Сгенерированная цифра класса {0}, № {1}, зерно {2}',
  'fitted mixture': 'подобранная смесь',

  'Not available at the moment: {0}': 'Сейчас недоступна модель: {0}',
  'All digits are generated on this device': 'Все цифры генерирует это устройство',
  'Preparing to generate digits on this device': 'Готовимся генерировать цифры на этом устройстве',
  'Downloading {0} to this device': 'Загружаем на это устройство: {0}',
  'Download of the model': 'Загрузка модели',
  '{0} of {1} kB': '{0} из {1} кБ',
  'Generated on this device by': 'Сгенерировано на этом устройстве:',
  '#cores-one': 'на {0} ядре',
  '#cores-few': 'на {0} ядрах',
  '#cores-many': 'на {0} ядрах',
  'model {0}': 'модель: {0}',
  'temperature {0}': 'температура {0}',
  '{0} digits/s': '{0} цифр/с',
  'this model works offline ✓': 'эта модель работает без сети ✓',
  'everything works offline ✓': 'всё работает без сети ✓',
  'needs a network': 'нужна сеть',

  'Kept on this device': 'Хранится на этом устройстве',
  'Keep everything offline: {0}': 'Сохранить всё для работы без сети: {0}',
  'Download of everything': 'Загрузка всех файлов',
  'This browser does not keep the page itself, so each visit needs a network. Kept files come faster.':
    'Этот браузер не хранит саму страницу, поэтому каждый раз нужна сеть. Сохранённые файлы загружаются быстрее.',
  'A page works without a network if the files that it needs are kept. Files that have been used are.':
    'Страница работает без сети, если нужные ей файлы сохранены. Сохраняются те, что уже понадобились.',
  'Every page works without a network; only the race against TensorFlow.js has to have been run once.':
    'Без сети работает каждая страница; только соревнование с TensorFlow.js надо один раз запустить заранее.',
  'All files are kept. The page itself will be, too, at the next visit with a network.':
    'Все файлы сохранены. Сама страница сохранится при следующем посещении с сетью.',
  'Remove from this device: {0}': 'Убрать с этого устройства: {0}',
  'not kept': 'не хранится',
  '{0} of {1}': '{0} из {1}',
  'The judge': 'Судья',
  'Encoders and discriminators': 'Кодировщики и дискриминаторы',
  'Real digits as numbers': 'Настоящие цифры в числах',
  'Index of training digits': 'Указатель обучающих цифр',
  '{0} MB': '{0} МБ',

  Conditional: 'условная',
  Model: 'Модель',
  Class: 'Класс',
  all: 'все',
  'class given': 'класс задан',
  'Model: {0}. {1} cannot be told which digit to draw.': 'Модель: {0}. Для {1} нельзя задать, какую цифру рисовать.',
  'Model: {0}. {1} is always told which digit to draw.': 'Модель: {0}. Для {1} всегда задаётся, какую цифру рисовать.',
  'no class given': 'класс не задан',
  'on device': 'загружена',
  '{0} kB': '{0} кБ',
};
