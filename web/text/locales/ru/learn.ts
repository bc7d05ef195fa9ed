import type { Translations } from '../templates.ts';

/** The lessons. */
export const learn: Translations = {
  'How it works': 'Как это устроено',
  'How it works, with the models on this device': 'Как это устроено, на моделях этого устройства',
  Lessons: 'Уроки',
  'GAN: a game of two': 'GAN: игра вдвоём',
  'VAE: a map of digits': 'VAE: карта цифр',
  'CVAE: which digit to draw': 'CVAE: какую цифру рисовать',
  'VAE-GAN: a better eye': 'VAE-GAN: более верный глаз',
  Steps: 'Шаги',
  'Step {0}: {1}': 'Шаг {0}: {1}',
  Next: 'Дальше',
  Back: 'Назад',
  'There is no lesson called “{0}”, so this is the one on the GAN.': 'Урока «{0}» нет, поэтому здесь урок о GAN.',
  'This lesson has no such step as the address names, so this is the first one.':
    'Такого шага, как в адресе, в этом уроке нет, поэтому показан первый.',
  Formula: 'Формула',
  Table: 'Таблица',
  'Show the numbers': 'Показать числа',
  'Show it as a table': 'Показать таблицей',
  'Another digit': 'Другая цифра',
  'How ours was trained': 'Как обучали нашу',
  rebuilding: 'восстановление',
  code: 'код',

  // GAN
  'A forger and an expert': 'Фальсификатор и эксперт',
  'Two networks play a game. The generator turns random numbers into digits and never sees a real one. The discriminator is shown real and generated digits and says how sure it is that each is real. One learns to forge, the other to tell, and each is the other’s only teacher.':
    'Две сети играют в игру. Генератор превращает случайные числа в цифры и никогда не видит настоящих. Дискриминатору показывают настоящие и сгенерированные цифры, и он говорит, насколько уверен, что каждая настоящая. Один учится подделывать, другой — распознавать подделки, и каждый — единственный учитель другого.',
  'When the game is over the expert is retired, and the forger draws the digits of this gallery. Here it has been called back: it looks at digits that were made a moment ago on this device.':
    'Когда игра окончена, эксперт уходит на покой, а фальсификатор рисует цифры этой галереи. Здесь эксперта позвали снова: он смотрит на цифры, сделанные мгновение назад на этом устройстве.',
  'It believes most of them. In training it was also given a hint: the group of similar digits that each picture should belong to. With the hint it recognised about nine forgeries of ten. Without it, as here, it can hardly tell them from originals.':
    'Большинству из них он верит. При обучении ему давали ещё и подсказку: к какой группе похожих цифр должна относиться картинка. С ней он распознавал примерно девять подделок из десяти. Без неё, как здесь, он почти не отличает их от оригиналов.',
  'In the last epoch the discriminator was right about {0} of the originals and {1} of the generated digits.':
    'В последней эпохе дискриминатор верно распознал {0} оригиналов и {1} сгенерированных цифр.',
  'A wall of digits by the GAN': 'Стена цифр, нарисованных GAN',
  'What each of them wants': 'Чего хочет каждый',
  'Both pay a logarithmic penalty: to be wrong and sure costs a lot. The discriminator loses when it doubts an original or believes a forgery. The generator loses when its digit is not believed.':
    'Оба платят логарифмический штраф: ошибиться, будучи уверенным, дорого. Дискриминатор проигрывает, когда сомневается в оригинале или верит подделке. Генератор проигрывает, когда его цифре не верят.',
  'an original, a digit that somebody wrote': 'оригинал, цифра, которую кто-то написал',
  'random numbers, a few for each digit': 'случайные числа, по нескольку на цифру',
  'the digit that the generator makes of them': 'цифра, которую генератор из них делает',
  'how sure the discriminator is that x is an original, from 0 to 1':
    'насколько дискриминатор уверен, что x — оригинал, от 0 до 1',
  'If the forgeries become perfect, the best that the discriminator can do is to say ½ to everything, and it pays 2 ln 2 ≈ 1.39. Play the game on a line, where digits are just numbers:':
    'Если подделки станут безупречными, дискриминатору лучше всего отвечать на всё ½, и он платит 2 ln 2 ≈ 1,39. Сыграйте в эту игру на прямой, где вместо цифр просто числа:',
  'A trick that makes it work': 'Приём, без которого не работает',
  'The obvious loss for the generator is the discriminator’s loss with the opposite sign: minimax. But a beginner’s forgeries are recognised at once, and just there that loss is flat: it tells the generator nothing. The non-saturating loss asks for the same, and pulls hardest where it is most needed.':
    'Напрашивается взять для генератора проигрыш дискриминатора с обратным знаком: минимакс. Но подделки новичка видны сразу, а как раз там эта функция плоская и ничего генератору не говорит. Ненасыщаемая функция просит о том же и тянет сильнее всего там, где это нужнее.',
  'The first is the non-saturating loss, the second minimax.': 'Первая — ненасыщаемая, вторая — минимакс.',
  'Nobody has to win. At a draw each of these losses would be ln 2 ≈ 0.69. Here the discriminator stays ahead, because it is given the hint. The generator learns all the same: the non-saturating loss pulls hardest when it is behind. What losses do not tell is how good the digits are. That is measured afterwards, by a judge who took no part.':
    'Побеждать никому не нужно. При ничьей каждая из этих потерь была бы ln 2 ≈ 0,69. Здесь дискриминатор остаётся впереди: у него есть подсказка. Генератор всё равно учится: ненасыщаемая функция тянет сильнее всего, когда он отстаёт. Насколько хороши цифры, потери не говорят. Это измеряет потом судья, который в игре не участвовал.',
  'discriminator, on originals': 'дискриминатор, на оригиналах',
  'discriminator, on forgeries': 'дискриминатор, на подделках',
  generator: 'генератор',
  'The game on a line': 'Игра на прямой',
  originals: 'оригиналы',
  'what the generator makes': 'что делает генератор',
  'D(x): how sure the discriminator is of an original': 'D(x): насколько дискриминатор уверен, что это оригинал',
  Turn: 'Ход',
  'Discriminator’s loss': 'Потери дискриминатора',
  'At a draw': 'При ничьей',
  'D of originals': 'D оригиналов',
  'D of forgeries': 'D подделок',
  'One turn': 'Один ход',
  'Ten turns': 'Десять ходов',
  'Start over': 'Сначала',
  'Generator’s loss': 'Потери генератора',
  'non-saturating': 'ненасыщаемые',
  minimax: 'минимакс',
  'Turn {0}: the originals are 1.5 ± 0.6, the generator’s numbers {1} ± {2}.':
    'Ход {0}: оригиналы — 1,5 ± 0,6, числа генератора — {1} ± {2}.',
  'How hard each loss pulls at the generator': 'Как сильно каждая функция тянет генератор',
  'The discriminator’s verdict on a forgery, from “surely forged” to “surely original”':
    'Вердикт дискриминатора о подделке, от «точно подделка» до «точно оригинал»',
  'Where it says {0}, the non-saturating loss pulls with {1}, minimax with {2}: a ratio of {3}.':
    'Там, где он говорит {0}, ненасыщаемая функция тянет с силой {1}, минимакс — {2}: отношение {3}.',
  'Made just now. How sure is the discriminator that they are originals?':
    'Сделаны только что. Насколько дискриминатор уверен, что это оригиналы?',
  'Digits made just now': 'Цифры, сделанные только что',
  'Twelve others': 'Двенадцать других',
  'Digit {0}: {1}': 'Цифра {0}: {1}',
  'Of this digit it says {0}. That costs the discriminator and the generator:':
    'Об этой цифре он говорит: {0}. Дискриминатору и генератору это стоит:',
  'All twelve: {0} on average.': 'Все двенадцать: в среднем {0}.',

  // VAE
  'A map of all digits': 'Карта всех цифр',
  'Behind a digit are a few hidden causes: which digit it is, how thick the pen is, how far it leans. With a map of these causes, on which every place is a plausible digit, we could point anywhere and draw.':
    'За цифрой стоят немногие скрытые причины: какая это цифра, толсто ли перо, сильно ли наклон. Будь у нас карта этих причин, на которой каждое место — правдоподобная цифра, мы могли бы указать любое место и нарисовать.',
  'how plausible a picture is as a digit': 'насколько картинка правдоподобна как цифра',
  'how often a place on the map is drawn: N(0, I), a round hill around the middle':
    'как часто выпадает место на карте: N(0, I), круглый холм вокруг середины',
  'the decoder: which picture belongs to a place': 'декодер: какая картинка принадлежит месту',
  'The sum over all places cannot be computed. But for each picture only a few places matter, so a second network, the encoder, learns to say which. Here is one digit on its way through both:':
    'Сумму по всем местам не вычислить. Но для каждой картинки важны лишь немногие места, и вторая сеть, кодировщик, учится их называть. Вот цифра на пути через обе сети:',
  'What it is trained for': 'Чему её учат',
  'The left side is what we want: plausible pictures, and an encoder that finds the right places. The right side is the same, and can be computed: rebuild the picture, and stay close to the hill.':
    'Слева то, чего мы хотим: правдоподобные картинки и кодировщик, который находит верные места. Справа то же самое, но вычислимое: восстановить картинку и держаться холма.',
  'the encoder: for a picture, a mean and a deviation in each direction of the map':
    'кодировщик: для картинки — среднее и отклонение по каждому направлению карты',
  'how well the picture is rebuilt': 'насколько хорошо картинка восстановлена',
  'how much the code says, in nats': 'сколько говорит код, в натах',
  'Codes are not points but clouds, z = μ + σ·ε with random ε. The noise ε comes from outside, so the gradient can reach the encoder: that is the reparameterisation trick. Turn the noise up and see when the cloud stops being one digit.':
    'Коды — не точки, а облака: z = μ + σ·ε со случайным ε. Шум ε приходит снаружи, поэтому градиент доходит до кодировщика: это репараметризация. Прибавьте шума и посмотрите, когда облако перестанет быть одной цифрой.',
  'Holes in the map': 'Дыры на карте',
  'Training pulls all clouds towards the middle, but they never fill it evenly. Between them are holes that the decoder was never trained on, and from a hole it draws a blur. So this gallery draws latents from where the codes of real digits are: from a mixture of normals fitted to them.':
    'Обучение стягивает облака к середине, но ровно её они не заполняют. Между ними остаются дыры, на которых декодер не учили, и из дыры он рисует размытое. Поэтому галерея берёт векторы оттуда, где лежат коды настоящих цифр: из подобранной к ним смеси нормальных распределений.',
  'A whole wall of both, side by side': 'Целая стена того и другого бок о бок',
  'The loss has two parts, rebuilding and code, both in nats. If the code has a weight below 1, it carries more and the digits get sharper. The codes then no longer follow N(0, I); the fitted mixture makes up for that.':
    'У функции потерь две части, восстановление и код, обе в натах. Если вес кода меньше 1, код несёт больше, и цифры становятся чётче. Тогда коды уже не следуют N(0, I); это исправляет подобранная смесь.',
  'The code of a digit': 'Код цифры',
  'The digit that is encoded': 'Цифра, которую кодируют',
  '784 pixels → encoder → {0} means and {1} deviations → decoder → 784 pixels':
    '784 пикселя → кодировщик → средних: {0}, отклонений: {1} → декодер → 784 пикселя',
  'What the decoder makes of the means': 'Что декодер делает из средних',
  'Means and deviations of the code; the numbers are in the table below':
    'Средние и отклонения кода; числа — в таблице ниже',
  'KL = {0} nats, or {1} bits: so much information the code has about this digit. The band is where most of N(0, I) is.':
    'KL = {0} нат, или {1} бит: столько информации об этой цифре в коде. Полоса — там, где бо́льшая часть N(0, I).',
  Dimension: 'Измерение',
  'A digit is a cloud of codes': 'Цифра — это облако кодов',
  'What the decoder makes of eight codes of the cloud': 'Что декодер делает из восьми кодов облака',
  'Noise: {0} times the deviation that the encoder gives': 'Шум: отклонение, которое даёт кодировщик, × {0}',
  '#times-one': '{0} раз',
  '#times-few': '{0} раза',
  '#times-many': '{0} раз',
  'The cloud in its two most informative dimensions; rings: one and two deviations of N(0, I)':
    'Облако в двух самых информативных измерениях; кольца: одно и два отклонения N(0, I)',
  'Codes from two places': 'Коды из двух мест',
  'Framed: digits that the judge, a network that reads digits, cannot read.':
    'В рамке — цифры, которые не может прочесть судья, распознающая сеть.',
  'Twenty others': 'Двадцать других',
  'Digits from {0}': 'Цифры, источник: {0}',
  'Unreadable: {0} of {1}.': 'Нечитаемых: {0} из {1}.',
  'Of 10,000 digits: {0}.': 'Из 10 000 цифр: {0}.',

  // CVAE
  'Give it the class': 'Дать модели класс',
  'A VAE has to keep in its code which digit it is. If encoder and decoder are both given the class, the code is free for everything else: how thick, how slanted, how hasty. What is left in z is the handwriting.':
    'VAE приходится хранить в коде, какая это цифра. Если дать класс и кодировщику, и декодеру, код свободен для остального: толщины, наклона, торопливости. В z остаётся почерк.',
  'the class: which of the ten digits': 'класс: какая из десяти цифр',
  'the encoder, which is given the class': 'кодировщик, которому дан класс',
  'the decoder, which is given it too': 'декодер, которому он тоже дан',
  'A wall of sevens': 'Стена семёрок',
  'One z, ten digits': 'Одно z, десять цифр',
  'First handwriting': 'Первый почерк',
  'Mixed handwriting': 'Смешанный почерк',
  'Second handwriting': 'Второй почерк',
  'Middle row: {0} of the second handwriting': 'Средний ряд: {0} второго почерка',
  'Two other handwritings': 'Два других почерка',
  'The same digit, read ten ways': 'Одна цифра, десять прочтений',
  'Give the encoder a wrong class, and it has to find a code with which that class looks like this digit. The decoder then rebuilds it badly, or the code is expensive. The two costs together say how well each class explains the picture.':
    'Дайте кодировщику неверный класс, и ему придётся искать код, при котором этот класс выглядит как эта цифра. Тогда декодер восстановит её плохо или код выйдет дорогим. Обе цены вместе говорят, насколько каждый класс объясняет картинку.',
  'Which digit is this? Ten readings': 'Какая это цифра? Десять прочтений',
  'The digit that is read': 'Цифра, которую читают',
  'read as': 'прочтена как',
  rebuilt: 'восстановлена',
  'cost in nats': 'цена в натах',
  'It was generated with class {0}. The cheapest reading is {1}; its probability is {2} if all ten are equally likely beforehand. A model that draws can also read.':
    'Она сгенерирована с классом {0}. Дешевле всего прочтение {1}; его вероятность {2}, если заранее все десять равновероятны. Модель, которая рисует, умеет и читать.',
  'Like the VAE, with ten more inputs for each network: a one for the class, zeros for the other nine. The code gets cheaper, because it no longer has to say which digit it is. Later a mixture of normals is fitted to the codes of each class.':
    'Так же, как VAE, но у каждой сети на десять входов больше: единица для класса, нули для остальных девяти. Код становится дешевле, ведь ему больше не нужно говорить, какая это цифра. Потом к кодам каждого класса подбирают свою смесь нормальных распределений.',

  // VAE-GAN
  'Pixels are bad judges': 'Пиксели — плохие судьи',
  'A VAE counts its mistakes pixel by pixel. Move a digit by two pixels and hardly anyone notices, but pixel by pixel it is another picture. Blur it, and everyone sees it, but the pixels forgive. So a VAE learns to blur.':
    'VAE считает ошибки попиксельно. Сдвиньте цифру на два пикселя — почти никто не заметит, но попиксельно это другая картинка. Размойте её — увидит каждый, а пиксели простят. Вот VAE и учится размывать.',
  'A discriminator has learned from thousands of digits how they are drawn, and its inner layers respond to strokes. So we show it both pictures and compare its features at layer l:':
    'Дискриминатор на тысячах цифр узнал, как они нарисованы, и его внутренние слои отвечают на штрихи. Поэтому покажем ему обе картинки и сравним признаки на слое l:',
  'the picture that is rebuilt': 'картинка, которую восстанавливают',
  'what the decoder makes of its code': 'что декодер делает из её кода',
  'the 2,352 features at layer l of the discriminator, its second layer':
    '2352 признака на слое l дискриминатора, его втором слое',
  'Which is nearer? Try it with your own eyes': 'Что ближе? Проверьте своими глазами',
  'How far from x?': 'Далеко ли от x?',
  'the digit x': 'цифра x',
  'rebuilt by the VAE': 'восстановил VAE',
  'rebuilt by the VAE-GAN': 'восстановил VAE-GAN',
  'moved by {0} px': 'сдвинута на {0} пикс.',
  blurred: 'размыта',
  picture: 'картинка',
  'layer l': 'слой l',
  'Both columns are ½‖·‖²: of ink from 0 to 1, and of the 2,352 features of layer l. Compare within a column. D is the discriminator’s probability of an original.':
    'В обоих столбцах ½‖·‖²: по чернилам от 0 до 1 и по 2352 признакам слоя l. Сравнивайте внутри столбца. D — вероятность оригинала по дискриминатору.',
  Move: 'Сдвиг',
  Blur: 'Размытие',
  'Three networks, three losses': 'Три сети, три функции потерь',
  'A generator and a decoder do the same thing: they turn a code into a picture. So one network can be both. It rebuilds pictures from their codes, draws new ones from random codes, and a discriminator looks at all of it.':
    'Генератор и декодер делают одно и то же: превращают код в картинку. Значит, одна сеть может быть и тем и другим. Она восстанавливает картинки по кодам, рисует новые по случайным кодам, а дискриминатор смотрит на всё это.',
  'From top to bottom: what the encoder, the decoder and the discriminator minimise. Each gets only its own part; this is what makes it work. Choose a loss and see how far its gradient gets:':
    'Сверху вниз: что минимизируют кодировщик, декодер и дискриминатор. Каждому достаётся только его часть, потому это и работает. Выберите функцию потерь и посмотрите, докуда доходит её градиент:',
  'The networks have to be kept in balance. When the discriminator is too good or too bad for the moment, it or the decoder pauses until the other has caught up.':
    'Сети нужно держать в равновесии. Когда дискриминатор на время слишком хорош или слишком плох, он или декодер ждёт, пока другой догонит.',
  'likeness at layer l': 'сходство на слое l',
  'the same in pixels': 'то же в пикселях',
  'A wall of digits by the VAE-GAN': 'Стена цифр, нарисованных VAE-GAN',
  'Who learns from what': 'Кто на чём учится',
  Loss: 'Функция',
  'For the decoder γ weighs likeness against the game: γ = 1/{0} = {1} in the file of the model on this device.':
    'Для декодера γ взвешивает сходство против игры: γ = 1/{0} = {1} в файле модели на этом устройстве.',
  likeness: 'сходство',
  game: 'игра',
  encoder: 'кодировщик',
  decoder: 'декодер',
  discriminator: 'дискриминатор',
  learns: 'учится',
  'passes it on': 'передаёт дальше',
  'does not get it': 'не получает',
  'has no part': 'не участвует',
  'The code must stay near N(0, I). Only the encoder makes codes, so only the encoder learns from it.':
    'Код должен держаться около N(0, I). Коды делает только кодировщик, потому только он на этом и учится.',
  'Likeness is measured at layer l inside the discriminator, but the discriminator must not learn from it: it could make every distance 0 by making all features 0.':
    'Сходство измеряют на слое l внутри дискриминатора, но сам он учиться на этом не должен: он мог бы свести все расстояния к нулю, обнулив все признаки.',
  'The discriminator learns to tell originals, the decoder to fool it. The encoder does not take part: it would learn codes that fool the discriminator instead of codes of the picture.':
    'Дискриминатор учится узнавать оригиналы, декодер — его обманывать. Кодировщик не участвует: он выучил бы коды, которыми легко обмануть, вместо кодов картинки.',

  // The card of a model
  'How the model on this device was trained': 'Как обучали модель на этом устройстве',
  'It was trained on {0} digits of MNIST: {1} epochs in {2} minutes, on two cores, without a GPU.':
    'Обучающих цифр MNIST: {0}, эпох: {1}, время: {2} мин на двух ядрах, без видеокарты.',
  'The FID of its digits is {0} (of real digits {1}). The judge cannot read {2} of them.':
    'FID её цифр — {0} (у настоящих {1}). Судья не может прочесть {2} из них.',
  'Weight of the code in its loss: {0}.': 'Вес кода в функции потерь: {0}.',
  'Losses by epoch': 'Потери по эпохам',
  'epoch {0}': 'эпоха {0}',
  Epoch: 'Эпоха',
};
