import type { Translations } from '../templates.ts';

/** Favourites, weird ones, and what shares, saves and brings back. */
export const keeping: Translations = {
  Favourites: 'Избранное',
  Favourite: 'Избранное: эта цифра',
  'One of your favourites': 'В избранном',
  'Keep as a favourite': 'В избранное',
  'No longer a favourite': 'Больше не в избранном',
  'Kept as a favourite': 'Теперь в избранном',
  'There is no room left on this device for favourites. They are kept until this page is closed: save them as a file, or free some room and change one.':
    'На этом устройстве не осталось места для избранного. Оно хранится, пока страница открыта: сохраните его в файл или освободите место и измените что-нибудь.',
  'This browser does not let the page keep favourites, or another tab with an older version of it is in the way. They are kept until this page is closed: save them as a file.':
    'Этот браузер не даёт странице хранить избранное, или мешает другая вкладка с её старой версией. Оно хранится, пока страница открыта: сохраните его в файл.',
  'Save as a file': 'Сохранить в файл',
  'Open a file': 'Открыть файл',
  'Show more ({0} left)': 'Показать ещё (осталось {0})',
  'Digits that you keep are kept in this browser only.': 'Избранные цифры хранятся только в этом браузере.',
  '{0} kept in this browser only, each by its address.': 'Хранится только в этом браузере, по адресам: {0}.',
  'Looking for your favourites …': 'Ищем ваше избранное …',
  'None yet. The heart beside a digit keeps it here.': 'Пока пусто. Сердце рядом с цифрой оставит её здесь.',
  'See a digit': 'Посмотреть цифру',
  'by another version of the model': 'другой версии модели',
  'Remove: {0}': 'Убрать: {0}',
  Remove: 'Убрать',
  'Removed: {0}': 'Убрано: {0}',
  'Bring back': 'Вернуть',
  'Put away': 'Скрыть',
  'They are back.': 'Они снова здесь.',

  'Weird ones': 'Странные',
  'Digits {0} to {1} of seed {2}, by the {3}: the weirdest first.':
    'Цифры с {0} по {1}, зерно {2}, модель {3}: самые странные первыми.',
  'Weird by': 'Странность',
  doubt: 'сомнение',
  'To the wall': 'К стене',
  'The next 1,000': 'Следующая тысяча',
  'The judge, a network that reads digits, is least sure what these are.':
    'Судья, сеть, которая читает цифры, меньше всего уверен, что это такое.',
  'The features that the judge sees in these are farthest from those of other digits that it reads the same.':
    'Признаки, которые судья видит в этих цифрах, дальше всего от признаков других, прочитанных так же.',
  'The judge could not look': 'Судья не смог посмотреть',
  'What judges the digits could not be had. Check the connection and try again.':
    'Сеть, которая судит цифры, получить не удалось. Проверьте соединение и попробуйте ещё раз.',
  'Fetching the judge: {0} of {1} kB': 'Загружается судья: {0} из {1} кБ',
  'The judge has seen {0} of {1}': 'Судья посмотрел {0} из {1}',
  Stop: 'Остановить',
  'Stopped after {0} digits.': 'Остановлено после цифр: {0}.',
  'Look at all': 'Посмотреть все',
  'a {0}? {1} sure': '{0}? уверен на {1}',
  '{0} σ from a usual {1}': '{0} σ от обычной {1}',
  'Nothing is weird by “{0}” here, so these are those that the judge doubts.':
    'Странности «{0}» здесь нет, поэтому это те, в которых судья сомневается.',
  'The weirdest digits are there.': 'Самые странные цифры найдены.',

  'Share and save': 'Поделиться',
  'What shares and saves could not be loaded. Check the connection and try again.':
    'Не удалось загрузить то, что делится и сохраняет. Проверьте соединение и попробуйте ещё раз.',
  '{0} digits': 'Цифр: {0}',
  'Drawn as': 'Рисовать как',
  'Bring one back': 'Вернуть цифру',
  'A PNG or GIF from here knows its digit. Open it, drop it anywhere on this page, or paste it.':
    'PNG или GIF отсюда помнит свою цифру. Откройте его, бросьте на эту страницу или вставьте.',
  'Open a picture': 'Открыть картинку',
  Link: 'Ссылка',
  'The same address is the same digit, on every device.': 'Тот же адрес — та же цифра, на любом устройстве.',
  'Share …': 'Поделиться …',
  Picture: 'Картинка',
  'Black on white, with its address inside.': 'Чёрным по белому, с адресом внутри.',
  Size: 'Размер',
  'Save PNG': 'Сохранить PNG',
  'Save SVG': 'Сохранить SVG',
  'Contact sheet': 'Лист с цифрами',
  'This digit and those after it, on one picture.': 'Эта цифра и следующие на одной картинке.',
  'All of them on one picture.': 'Все на одной картинке.',
  'Save sheet': 'Сохранить лист',
  Columns: 'Столбцы',
  Rows: 'Строки',
  'Moving picture': 'Движение картинки',
  'This digit becomes the next one of its class, and itself again: an animated GIF.':
    'Эта цифра становится следующей того же класса и снова собой: анимированный GIF.',
  'This digit becomes the next one, and itself again: an animated GIF.':
    'Эта цифра становится следующей и снова собой: анимированный GIF.',
  'Save GIF': 'Сохранить GIF',
  'Many pictures': 'Много картинок',
  'This digit and those after it, a PNG each, in a ZIP.': 'Эта цифра и следующие, каждая в своём PNG, в ZIP.',
  'A PNG each, in a ZIP.': 'Каждая в своём PNG, в ZIP.',
  'Save ZIP': 'Сохранить ZIP',
  Digits: 'Цифры',
  'Being made on this device': 'Делается на этом устройстве',
  'This could not be made: {0}': 'Сделать не удалось: {0}',
  'Saved: {0}': 'Сохранено: {0}',
  'This takes a whole number from {0} to {1}.': 'Здесь нужно целое число от {0} до {1}.',

  many: 'много',
  large: 'крупно',
  'as usual': 'как обычно',
  'many small digits': 'много мелких цифр',
  'few large digits': 'мало крупных цифр',
  size: 'размер',

  'Drop a PNG from here, and its digit is back; or model files, to compare them':
    'Бросьте сюда PNG с этого сайта, и его цифра вернётся; или файлы моделей, чтобы сравнить их',
  '“{0}” could not be read. Choose it again.': '«{0}» не удалось прочитать. Выберите файл ещё раз.',
  'Nothing that could be opened was given to this page.': 'Странице не дали ничего, что можно открыть.',
  '“{0}” is a folder, and folders are not opened here. Drop the files that are in it.':
    '«{0}» — папка, а папки здесь не открываются. Перетащите файлы из неё.',
  'One picture is opened at a time. Not opened: {0}.': 'Картинки открываются по одной. Не открыты: {0}.',
  'One picture is opened at a time. Not opened: {0} and {1} more.':
    'Картинки открываются по одной. Не открыты: {0} и ещё {1}.',
  'The models are with those that can be compared.': 'Модели добавлены к тем, которые можно сравнивать.',
  'There is as much to say of {0} more: give the page fewer files at a time.':
    'Столько же можно сказать ещё о {0}: давайте странице меньше файлов за раз.',
  '“{0}” has {1} bytes, which is more than any file from here has.':
    'В файле «{0}» {1} байт: больше, чем в любом файле отсюда.',
  '“{0}” was drawn by another version of its model. This is what the version that is here draws at the same address, so it may look different.':
    '«{0}» нарисовала другая версия модели. По тому же адресу версия, которая есть здесь, рисует это, и выглядеть оно может иначе.',
  '“{0}” was drawn by a model called “{1}”, which is not here.': '«{0}» нарисовала модель «{1}», которой здесь нет.',
  '“{0}” is a picture, but has no digit’s address in it: it was not saved here, or another program has saved it again since.':
    '«{0}» — это картинка, но адреса цифры в ней нет: её сохранили не здесь или пересохранили другой программой.',
  '“{0}” is no picture that was saved here ({1}).': '«{0}» — не картинка, сохранённая здесь ({1}).',
  '“{0}”: {1} favourites are new, {2} were here already.': '«{0}»: новых избранных {1}, уже были здесь {2}.',
  '{0} entries of it could not be used. {1}': 'Записей, которые нельзя использовать: {0}. {1}',
  '“{0}” holds no favourites from here ({1}).': 'В файле «{0}» нет избранного отсюда ({1}).',
};
