import type { Translations } from '../templates.ts';

/** Explore and its ways. */
export const explore: Translations = {
  Explore: 'Опыты',
  'Ways to explore': 'Какие есть опыты',
  'There is no such way to explore, so this is the first one.': 'Такого опыта здесь нет, поэтому открыт первый.',
  Morph: 'Превращение',
  'One digit becomes another: every step on the way is a digit of its own that does not exist.':
    'Одна цифра становится другой: каждый шаг пути — ещё одна цифра, которой не существует.',
  'Draw your own': 'Нарисуйте свою',
  'Draw a digit: encoders find its place in latent space, and from there the models draw it again.':
    'Нарисуйте цифру: кодировщики найдут её место в латентном пространстве, а модели нарисуют её оттуда заново.',
  Styles: 'Почерки',
  'Each row is one place in latent space, told to be each of the ten digits: one hand, ten digits.':
    'Каждая строка — одно место в латентном пространстве, которому заданы все десять цифр: одна рука, десять цифр.',
  Handwriting: 'Настройка почерка',
  'Thickness, slant, width and height in real units: the digit moves through latent space until it measures what you ask for.':
    'Толщина, наклон, ширина и высота в настоящих единицах: цифра движется в латентном пространстве, пока не станет такой, как вы просите.',
  Map: 'Карта',
  'A flat cut through latent space. Move it, zoom into it: there is a digit at every place.':
    'Плоский срез латентного пространства. Двигайте и приближайте: в каждом месте есть цифра.',
  Arithmetic: 'Арифметика',
  'Take away what one digit has, add what another has: a − b + c.':
    'Отнимите то, что есть у одной цифры, и прибавьте то, что есть у другой: a − b + c.',

  'Digit {0}, number {1} of seed {2}': 'Цифра {0}: № {1}, зерно {2}',
  'Digit {0}: number or link': 'Цифра {0}: номер или ссылка',
  'The number of a digit of this seed, or the link of any digit': 'Номер цифры этого зерна или ссылка на любую цифру',
  'Take this as digit {0}': 'Взять как цифру {0}',
  'Any other digit as {0}': 'Любая другая цифра {0}',
  'This takes a whole number, or the link of a digit.': 'Здесь нужно целое число или ссылка на цифру.',

  'The digit at {0} of the way from A to B': 'Цифра на {0} пути от A до B',
  Pause: 'Пауза',
  Play: 'Играть',
  Way: 'Путь',
  'along the sphere': 'по сфере',
  straight: 'по прямой',
  'Place on the way from A to B': 'Место на пути от A до B',
  'Steps of the way': 'Шаги пути',
  'Go to {0} of the way': 'Перейти к {0} пути',
  'The model is told a class, which has no halves: {0} up to the middle, {1} from there on.':
    'Модели задают класс, а его пополам не делят: до середины {0}, дальше {1}.',

  Style: 'Почерк',
  'Styles before': 'Предыдущие почерки',
  'Other styles': 'Другие почерки',
  'Style {0}, told to be a {1}': 'Почерк {0}, задано: {1}',

  'The digit as it is': 'Цифра как есть',
  'The digit as you ask for it': 'Цифра, какую вы просите',
  'as it is': 'как есть',
  'as you ask': 'как вы просите',
  'The green bar is where all but 2 % of 4,000 digits of this model are, the line in it the middle one.':
    'Зелёная полоса — здесь все, кроме 2 %, из 4000 цифр этой модели; черта на ней — срединная.',
  'As it was': 'Как было',
  'not asked': 'не задано',
  'asked for {0} {1}': 'задано {0} {1}',
  'measured {0}': 'измерено {0}',
  Thickness: 'Толщина',
  Slant: 'Наклон',
  Width: 'Ширина',
  Height: 'Высота',

  'Map of digits': 'Карта цифр',
  'By keys: arrows move the map, + and − zoom, Enter opens the digit in the middle.':
    'С клавиатуры: стрелки двигают карту, + и − меняют масштаб, Enter открывает цифру в середине.',
  'Zoom in': 'Приблизить',
  'Zoom out': 'Отдалить',
  'Open the one in the middle': 'Открыть ту, что в середине',
  'through three digits': 'через три цифры',
  'main directions': 'главные направления',
  'The chosen place': 'Выбранное место',
  'The digit at {0}': 'Цифра в месте: {0}',
  'No place is chosen yet': 'Место ещё не выбрано',
  'Choose a place on the map to see its digit large.': 'Выберите место на карте, и его цифра станет крупной.',
  'These three lie on one line, so the map’s second direction is any other.':
    'Эти три лежат на одной прямой, поэтому второе направление карты — любое другое.',
  'The map could not be drawn: {0}': 'Карту не удалось нарисовать: {0}',
  '{0} across, {1} up': '{0} вправо, {1} вверх',

  'A − B + C': 'A − B + C — результат',
  'Class and place are told to this model apart: the places are added, and the result is told the class of C.':
    'Класс и место этой модели задают отдельно: складываются места, а результату задан класс цифры C.',

  'Nothing of what you draw leaves this device: the networks come to it.':
    'Ничто из нарисованного не покидает это устройство: сети приходят к нему сами.',
  'Your digit as the networks see it': 'Ваша цифра, какой её видят сети',
  'Nothing for the networks to see yet': 'Сетям пока не на что смотреть',
  'as the networks see it': 'как её видят сети',
  'How it is made to look like MNIST': 'Как она становится похожей на MNIST',
  'Scaled to fit a box of 20 × 20 pixels, its proportions kept; the pen is 2.5 pixels wide.':
    'Вписана в квадрат 20 × 20 пикселей с сохранением пропорций; перо шириной 2,5 пикселя.',
  'Made grey: each pixel is as dark as the share of it that the pen covers.':
    'Сделана серой: пиксель тем темнее, чем большую его часть покрывает перо.',
  'Put into 28 × 28 pixels with its centre of mass in the middle.':
    'Помещена в 28 × 28 пикселей так, чтобы центр масс был в середине.',
  'The sheet is empty. Draw any digit, large or small, anywhere on it.':
    'Лист пуст. Нарисуйте любую цифру, крупную или мелкую, в любом месте.',
  'That is a dot so far. Draw a line a little longer, and the networks will have something to read.':
    'Пока это точка. Проведите линию подлиннее, и сетям будет что прочесть.',
  'So much ink leaves no line to read. Take a stroke back, or clear the sheet and draw a digit.':
    'Чернил столько, что линий не видно. Отмените штрих или сотрите всё и нарисуйте цифру.',
  'See what the models make of it': 'Посмотреть, что увидят модели',
  'See what the models make of it: {0} kB': 'Посмотреть, что увидят модели: {0} кБ',
  'It is meant to be': 'Имеется в виду',
  'what the judge reads': 'то, что прочёл судья',
  'Your digit, drawn again by the {0}': 'Ваша цифра, перерисованная моделью {0}',
  'Drawn again': 'Нарисована заново',
  'Each encoder finds the place in its latent space that is most like your digit; its model draws what is there.':
    'Каждый кодировщик находит в своём латентном пространстве место, более всего похожее на вашу цифру, а модель рисует то, что там есть.',
  'All ten in your handwriting, by the {0}': 'Все десять вашим почерком, модель {0}',
  'A {0} in your handwriting, by the {1}': 'Цифра {0} вашим почерком, модель {1}',
  'Nearest to it of 4,096 digits by the {0}': 'Ближайшие к ней из 4096 цифр модели {0}',
  'Number {0}, at distance {1}': '№ {0}, расстояние {1}',
  'The places are drawn from the normal prior, which is the same for all classes. The model’s own prior has other places for each class, so that a row would not be one hand.':
    'Места взяты из нормального априорного распределения: оно одно для всех классов. У собственного распределения модели для каждого класса свои места, и строка не была бы одним почерком.',
};
