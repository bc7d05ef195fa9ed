import type { Translations } from '../templates.ts';

/** Explore and its tabs. */
export const explore: Translations = {
  Explore: 'Опыты',
  'Explore tabs': 'Вкладки опытов',
  'There is no such tab here, so this is the first one.': 'Такой вкладки здесь нет, поэтому открыта первая.',
  Morph: 'Превращение',
  'One digit changes into another. Every step of the path is another digit that does not exist.':
    'Одна цифра превращается в другую. Каждый шаг пути — ещё одна цифра, которой не существует.',
  'Draw your own': 'Нарисуйте свою',
  'Draw a digit: encoders find its latent, and the models draw it again.':
    'Нарисуйте цифру: кодировщики найдут её латентный вектор, а модели нарисуют её заново.',
  Styles: 'Один почерк — десять цифр',
  'Each row is one place in latent space with each of the ten classes: one handwriting, ten digits.':
    'Каждая строка — одно место в латентном пространстве с каждым из десяти классов.',
  Handwriting: 'Изменить почерк',
  'Set thickness, slant, width and height in real units. The digit moves through latent space until it has them.':
    'Задайте толщину, наклон, ширину и высоту в настоящих единицах. Цифра движется в латентном пространстве, пока не станет такой.',
  Map: 'Карта',
  'A plane through latent space. Move it and zoom in: there is a digit at every place.':
    'Плоскость в латентном пространстве. Двигайте и приближайте: в каждом месте есть цифра.',
  Arithmetic: 'Арифметика',
  'Subtract one digit’s latent and add another’s: a − b + c.':
    'Вычтите латентный вектор одной цифры и прибавьте вектор другой: a − b + c.',

  'Digit {0}, number {1} of seed {2}': 'Цифра {0}: № {1}, зерно {2}',
  'Digit {0}: number or link': 'Цифра {0}: номер или ссылка',
  'The number of a digit of this seed, or the link of any digit': 'Номер цифры этого зерна или ссылка на любую цифру',
  'Take this as digit {0}': 'Взять как цифру {0}',
  'Any other digit as {0}': 'Любая другая цифра {0}',
  'A whole number or the link of a digit is needed here.': 'Здесь нужно целое число или ссылка на цифру.',

  Options: 'Дополнительно',
  '{0} cannot be told which digit to draw, so this is {1}.':
    '{0} не может получить задание, какую цифру рисовать, поэтому здесь {1}.',
  'This model is told which digit to draw, so a morph to another digit jumps in the middle. VAE-GAN, told nothing, changes step by step.':
    'Этой модели задают, какую цифру рисовать, поэтому превращение в другую цифру посередине делает скачок. VAE-GAN без задания меняет цифру шаг за шагом.',
  'This model is told which digit to draw, so its whole map shows that one. The map of VAE-GAN, told nothing, shows different ones.':
    'Этой модели задают, какую цифру рисовать, поэтому на всей карте она одна. На карте VAE-GAN без задания есть разные цифры.',
  'This model is told which digit to draw, so the result has the class of C, and only the handwriting is added. With VAE-GAN, told nothing, all is added.':
    'Этой модели задают, какую цифру рисовать, поэтому у результата класс C, а складывается только почерк. У VAE-GAN без задания складывается всё.',
  'Digits of a VAE blur between two others. VAE-GAN stays sharp there.':
    'Между двумя цифрами цифры VAE размыты. У VAE-GAN они и там чёткие.',
  'A GAN has no encoder that puts digits alike near each other. VAE-GAN has one, so its paths and sums are smoother.':
    'У GAN нет кодировщика, который кладёт похожие цифры рядом. У VAE-GAN он есть, поэтому её пути и суммы плавнее.',

  'The digit at {0} of the path from A to B': 'Цифра на {0} пути от A до B',
  Pause: 'Пауза',
  Play: 'Пуск',
  Path: 'Путь',
  'along the sphere': 'по сфере',
  straight: 'по прямой',
  'Place on the path from A to B': 'Место на пути от A до B',
  'Steps of the path': 'Шаги пути',
  'Go to {0} of the path': 'Перейти к {0} пути',
  'The model takes a class, which cannot be interpolated: {0} up to the middle, {1} from there on.':
    'Модель принимает класс, а его нельзя интерполировать: до середины {0}, дальше {1}.',

  Style: 'Почерк',
  'Previous styles': 'Предыдущие почерки',
  'Other styles': 'Другие почерки',
  'Style {0}, class {1}': 'Почерк {0}, класс {1}',

  'The digit as it is': 'Цифра как есть',
  'The digit as you ask for it': 'Цифра, какую вы просите',
  'as it is': 'как есть',
  'as you ask': 'как вы просите',
  'Green: 98 % of 4,000 digits of this model; tick: the median.':
    'Зелёная полоса: 98 % из 4000 цифр этой модели; чёрточка: медиана.',
  Reset: 'Сбросить',
  'not asked': 'не задано',
  'asked for: {0}': 'задано: {0}',
  '{0} px': '{0} пикс.',
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
  'Move with one finger': 'Двигать одним пальцем',
  'Open the one in the middle': 'Открыть ту, что в середине',
  'through three digits': 'через три цифры',
  'main directions': 'главные направления',
  'The chosen place': 'Выбранное место',
  'The digit at {0}': 'Цифра в месте: {0}',
  'No place is chosen yet': 'Место ещё не выбрано',
  'Choose a place on the map to see its digit large.': 'Выберите место на карте, чтобы увидеть его цифру крупно.',
  'These three latents lie on one line, so the map’s second direction is a random one.':
    'Эти три вектора лежат на одной прямой, поэтому второе направление карты случайное.',
  'The map could not be drawn: {0}': 'Карту не удалось нарисовать: {0}',
  '{0} across, {1} up': '{0} вправо, {1} вверх',

  'A − B + C': 'A − B + C — результат',

  'What you draw stays on this device; the networks run here.':
    'Нарисованное остаётся на этом устройстве: сети работают здесь же.',
  'Your digit as the networks see it': 'Ваша цифра, какой её видят сети',
  'There is no digit for the networks to see yet': 'Сетям пока нечего видеть',
  'as the networks see it': 'как её видят сети',
  'How it is converted to MNIST’s form': 'Как она приводится к виду MNIST',
  'Scaled to fit a box of 20 × 20 pixels, with its proportions kept; the pen is 2.5 pixels wide.':
    'Вписана в квадрат 20 × 20 пикселей с сохранением пропорций; перо шириной 2,5 пикселя.',
  'Made grey: each pixel is as dark as the share of it that the pen covers.':
    'Сделана серой: пиксель тем темнее, чем большую его часть покрывает перо.',
  'Put into 28 × 28 pixels with its centre of mass in the middle.':
    'Помещена в 28 × 28 пикселей так, чтобы центр масс был в середине.',
  'The sheet is empty. Draw any digit, large or small, anywhere on it.':
    'Лист пуст. Нарисуйте любую цифру, крупную или мелкую, в любом месте.',
  'This is only a dot so far. Draw a longer line.': 'Пока это только точка. Проведите линию подлиннее.',
  'There is too much ink to read. Undo a stroke, or clear the sheet and draw a digit.':
    'Чернил слишком много, прочесть нельзя. Отмените штрих или сотрите всё и нарисуйте цифру.',
  'Draw it with the models': 'Нарисовать моделями',
  'Draw it with the models: {0} kB': 'Нарисовать моделями: {0} кБ',
  'It should be': 'Это цифра',
  'what the judge reads': 'то, что прочёл судья',
  'Your digit, drawn again by the {0}': 'Ваша цифра, нарисованная заново; модель: {0}',
  'Drawn again': 'Нарисована заново',
  'Each encoder finds the latent of the digit most like yours; its model draws it again.':
    'Каждый кодировщик находит латентный вектор цифры, больше всего похожей на вашу, а модель рисует её заново.',
  'All ten in your handwriting, by the {0}': 'Все десять вашим почерком; модель: {0}',
  'Digit {0} in your handwriting, by the {1}': 'Цифра {0} вашим почерком; модель: {1}',
  'Nearest to it of 4,096 digits by the {0}': 'Ближайшие к ней из 4096 цифр; модель: {0}',
  'Number {0}, at distance {1}': '№ {0}, расстояние {1}',
  'The places are drawn from the normal prior, which is the same for all classes. The model’s own prior has other places for each class, so a row would not be one handwriting.':
    'Места взяты из нормального априорного распределения: оно одно для всех классов. У собственного распределения модели для каждого класса свои места, и строка не была бы одним почерком.',
};
