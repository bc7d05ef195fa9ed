import type { Translations } from '../templates.ts';

/** Favourites, weird ones, and what shares, saves and brings back. */
export const keeping: Translations = {
  Favourites: 'Избранное',
  Favourite: 'Избранное: эта цифра',
  'One of your favourites': 'В избранном',
  'Add to favourites': 'В избранное',
  'Removed from favourites': 'Убрано из избранного',
  'Added to favourites': 'Добавлено в избранное',
  'There is no space left on this device for favourites. They last until this page is closed: save them as a file, or free some space and change one.':
    'На этом устройстве не осталось места для избранного. Оно пропадёт, когда страница закроется: сохраните его в файл или освободите место и измените что-нибудь.',
  'This browser does not let the page store favourites, or another tab has an older version of the page open. They last until this page is closed: save them as a file.':
    'Этот браузер не даёт странице хранить избранное, или в другой вкладке открыта её старая версия. Избранное пропадёт, когда страница закроется: сохраните его в файл.',
  'What was removed could not be deleted from this browser; it will be here again at the next visit.':
    'Удалённое не удалось стереть из этого браузера; в следующий раз оно вернётся.',
  'Save as a file': 'Сохранить в файл',
  'Open a file': 'Открыть файл',
  'Show more ({0} left)': 'Показать ещё (осталось {0})',
  'Favourites are stored in this browser only.': 'Избранное хранится только в этом браузере.',
  '{0} stored in this browser only, each by its address.': 'Хранится только в этом браузере, по адресам: {0}.',
  'Loading your favourites …': 'Загружаем избранное …',
  'None yet. Press the heart beside a digit to add it.':
    'Пока пусто. Нажмите сердце рядом с цифрой, чтобы добавить её.',
  'See a digit': 'Посмотреть цифру',
  'by another version of the model': 'другой версии модели',
  'Remove: {0}': 'Убрать: {0}',
  Remove: 'Убрать',
  'Removed: {0}': 'Убрано: {0}',

  'Removal undone.': 'Удаление отменено.',

  'Weird ones': 'Странные цифры',
  'Digits {0} to {1} of seed {2}, by the {3}: the weirdest first.':
    'Цифры с {0} по {1}, зерно {2}, модель: {3}. Самые странные — первыми.',
  'Sort by': 'Сортировать по',
  'the judge’s doubt': 'сомнению судьи',
  unusualness: 'необычности',
  'To the wall': 'К стене',
  'The next 1,000': 'Следующая тысяча',
  'The judge (a network that reads digits) is least sure of these.':
    'В этих цифрах судья (распознающая сеть) уверен меньше всего.',
  'These are the most unusual of their class: their features in the judge are farthest from those of the others.':
    'Эти цифры — самые необычные в своём классе: их признаки у судьи дальше всего от признаков остальных.',
  'The weird ones cannot be found at the moment': 'Сейчас странные цифры найти нельзя',
  'Downloading the judge: {0} of {1} kB': 'Загружается судья: {0} из {1} кБ',
  'The judge has read {0} of {1}': 'Судья прочитал {0} из {1}',
  Stop: 'Остановить',
  'Stopped after {0} digits.': 'Остановлено после цифр: {0}.',
  'Read all': 'Прочитать все',
  '{0}? {1} confidence': '{0}? уверенность {1}',
  '{0} σ from a typical {1}': '{0} σ от обычной {1}',
  'There is no order “{0}” here, so digits are sorted by the judge’s doubt.':
    'Порядка «{0}» здесь нет, поэтому цифры отсортированы по сомнению судьи.',
  'The weirdest digits have been found.': 'Самые странные цифры найдены.',

  'Share and save': 'Поделиться и сохранить',
  'The dialog for sharing and saving could not be loaded. Check the connection and try again.':
    'Окно «Поделиться» не удалось загрузить. Проверьте соединение и попробуйте ещё раз.',
  '{0} digits': 'Цифр: {0}',
  'Drawn as': 'Рисовать как',
  'Restore a digit': 'Восстановить цифру',
  'A PNG or GIF from this page holds its digit’s address. Open it, drop it anywhere on this page, or paste it.':
    'PNG или GIF с этой страницы содержит адрес цифры. Откройте его, перетащите на эту страницу или вставьте.',
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
  Animation: 'Анимация',
  'An animated GIF: this digit changes into the next one of its class and back.':
    'Анимированный GIF: эта цифра превращается в следующую того же класса и обратно.',
  'An animated GIF: this digit changes into the next one and back.':
    'Анимированный GIF: эта цифра превращается в следующую и обратно.',
  'Save GIF': 'Сохранить GIF',
  'Many pictures': 'Много картинок',
  'This digit and those after it, a PNG each, in a ZIP.': 'Эта цифра и следующие, каждая в своём PNG, в ZIP.',
  'A PNG each, in a ZIP.': 'Каждая в своём PNG, в ZIP.',
  'Save ZIP': 'Сохранить ZIP',
  Digits: 'Цифры',
  'Generating on this device': 'Создаётся на этом устройстве',
  'This file could not be made: {0}': 'Файл сделать не удалось: {0}',
  'Saved: {0}': 'Сохранено: {0}',
  'A whole number from {0} to {1} is needed here.': 'Здесь нужно целое число от {0} до {1}.',

  many: 'много',
  large: 'крупно',
  'as usual': 'как обычно',
  'many small digits': 'много мелких цифр',
  'few large digits': 'мало крупных цифр',
  size: 'размер',

  'Drop a PNG from this page to restore its digit, or model files to compare them':
    'Перетащите сюда PNG с этой страницы, чтобы восстановить цифру, или файлы моделей, чтобы сравнить их',
  '“{0}” could not be read. Choose it again.': '«{0}» не удалось прочитать. Выберите файл ещё раз.',
  'No file was opened: none was given.': 'Файлов нет, открывать нечего.',
  '“{0}” is a folder, which cannot be opened here. Drop the files that are in it.':
    '«{0}» — папка; папки здесь не открываются. Перетащите файлы из неё.',
  'One picture is opened at a time. Not opened: {0}.': 'Картинки открываются по одной. Не открыты: {0}.',
  'One picture is opened at a time. Not opened: {0} and {1} more.':
    'Картинки открываются по одной. Не открыты: {0} и ещё {1}.',
  'The models can be compared now.': 'Модели теперь можно сравнивать.',
  '{0} more messages are not shown: open fewer files at a time.':
    'Не показано сообщений: {0}. Открывайте меньше файлов за раз.',
  '“{0}” has {1} bytes, which is larger than any file from this page.':
    'В файле «{0}» {1} байт: больше, чем в любом файле с этой страницы.',
  '“{0}” was drawn by another version of its model. The version here has drawn the same address, so the digit may look different.':
    '«{0}» нарисовала другая версия модели. Здешняя версия нарисовала тот же адрес, поэтому цифра может выглядеть иначе.',
  '“{0}” was drawn by a model called “{1}”, which is not here.': '«{0}» нарисовала модель «{1}», которой здесь нет.',
  '“{0}” is a picture without a digit’s address: it was not saved by this page, or another program has saved it again.':
    '«{0}» — картинка без адреса цифры: её сохранила не эта страница или пересохранила другая программа.',
  '“{0}” is not a picture from this page ({1}).': '«{0}» — картинка не с этой страницы ({1}).',
  '“{0}”: {1} favourites are new, {2} were here already.': '«{0}»: новых избранных {1}, уже были здесь {2}.',
  '{0} of its entries could not be used. {1}': 'Записей, которые нельзя использовать: {0}. {1}',
  '“{0}” contains no favourites from this page ({1}).': 'В файле «{0}» нет избранного с этой страницы ({1}).',
};
