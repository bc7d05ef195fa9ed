import type { Translations } from '../templates.ts';

/** The a, b, c exhibit. */
export const exhibit: Translations = {
  'Which is nearer?': 'Что ближе?',
  'Above is a picture a. Below are two others. Which of them looks nearer to a? Choose, and see what three measures say.':
    'Сверху картинка a. Под ней две другие. Какая из них выглядит ближе к a? Выберите и узнайте, что скажут три меры.',
  'Next round': 'Следующий раунд',
  'With a digit of your own': 'Со своей цифрой',
  'Why the VAE-GAN measures at layer l': 'Почему VAE-GAN измеряет на слое l',
  'This one: left': 'Вот эта: слева',
  'This one: right': 'Вот эта: справа',
  'Picture a': 'Картинка a',
  'This one': 'Вот эта',
  'pixel by pixel': 'попиксельно',
  'features of the judge, which reads digits': 'признаки судьи, который читает цифры',
  'layer l of the VAE-GAN’s discriminator': 'слой l дискриминатора VAE-GAN',
  'You look at shapes': 'Вы смотрите на форму',
  'You agree with the pixels': 'Вы согласны с пикселями',
  'Table of distances': 'Таблица расстояний',
  distance: 'расстояние',
  'a to b': 'от a до b',
  'a to c': 'от a до c',
  'Your votes so far: {0} for shapes, {1} for pixels. They stay on this device.':
    'Ваши голоса: за форму — {0}, за пиксели — {1}. Они остаются на этом устройстве.',
  'b is a itself, blurred. c is a itself, moved or slanted a little. Pixel by pixel, b is nearer.':
    'b — это сама a, размытая. c — это сама a, чуть сдвинутая или наклонённая. Попиксельно ближе b.',
  'b is a with another digit faintly added. c is a itself, moved or slanted a little. Pixel by pixel, b is nearer.':
    'b — это a, к которой слабо добавлена другая цифра. c — это сама a, чуть сдвинутая или наклонённая. Попиксельно ближе b.',
  'b is another digit. c is a itself, moved or slanted a little. Pixel by pixel, b is nearer.':
    'b — другая цифра. c — это сама a, чуть сдвинутая или наклонённая. Попиксельно ближе b.',
  'Layer l and the judge see what you see: c is nearer.': 'Слой l и судья видят то же, что глаз: ближе c.',
  'Layer l finds c nearer, the judge does not.': 'Слой l считает, что ближе c, судья — нет.',
  'The judge finds c nearer; this time layer l is no better than the pixels.':
    'Судья считает, что ближе c; слой l на этот раз не лучше пикселей.',
  'This time neither layer l nor the judge is better than the pixels: they know only what they were trained on.':
    'На этот раз ни слой l, ни судья не лучше пикселей: они знают лишь то, на чём их обучали.',
  'Of the {0} rounds made here, layer l finds c nearer in {1}, the judge in {2}, and pixels in none: that is how they were chosen.':
    'Раундов, сделанных здесь: {0}. Слой l считает, что ближе c, в {1}, судья — в {2}, пиксели — ни в одном: так их и подбирали.',
  'Draw a': 'Нарисуйте a',
  'Sheet for a digit of your own': 'Лист для вашей цифры',
  'Your digit is now a, above. Which of the two looks nearer to it?':
    'Теперь ваша цифра — это a, наверху. Какая из двух выглядит ближе к ней?',
  'No picture was found that is nearer to this drawing than its moved copy. Try another drawing.':
    'Не нашлось картинки, которая ближе к этому рисунку, чем его сдвинутая копия. Попробуйте другой рисунок.',
  'That is a dot. Draw a digit as large as the sheet.': 'Это точка. Нарисуйте цифру во весь лист.',
  'That is more ink than a digit has. Draw it with fewer strokes.':
    'У цифры не бывает столько чернил. Нарисуйте её меньшим числом штрихов.',
  'The digits to compare it with are still being made.': 'Цифры для сравнения ещё рисуются.',
  'The round in this address is not valid, so this is another one.':
    'Раунд в этом адресе недопустим, поэтому здесь другой.',
};
