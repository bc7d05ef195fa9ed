import type { Translations } from '../templates.ts';

/** The guided pages. */
export const learn: Translations = {
  'How it works': 'Как это устроено',
  'How it works, with the models on this device': 'Как это устроено, на моделях этого устройства',
  'Guided pages': 'Страницы с объяснениями',
  'GAN: a game of two': 'GAN: игра вдвоём',
  'VAE: a map of digits': 'VAE: карта цифр',
  'CVAE: told which digit': 'CVAE: с подсказкой, какая цифра',
  'VAE-GAN: a better eye': 'VAE-GAN: более верный глаз',
  Steps: 'Шаги',
  'Step {0}: {1}': 'Шаг {0}: {1}',
  Next: 'Дальше',
  Back: 'Назад',
  'There is no guided page called “{0}”, so this is the one on the GAN.':
    'Страницы с объяснениями «{0}» нет, поэтому здесь та, что о GAN.',
  'The step in this address is none of this page’s, so it is the first one.':
    'Такого шага, как в этом адресе, на странице нет, поэтому показан первый.',
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
  'The obvious loss for the generator is what the discriminator gains, turned round: minimax. But a beginner’s digits are seen through at once, and just there that loss is flat: it tells the generator nothing. The non-saturating loss asks for the same, and pulls hardest where it is most needed.':
    'Напрашивается взять для генератора проигрыш дискриминатора с обратным знаком: минимакс. Но подделки новичка видны сразу, а как раз там эта функция плоская и ничего генератору не говорит. Ненасыщаемая функция просит о том же и тянет сильнее всего там, где это нужнее.',
  'The first is the non-saturating loss, the second minimax.': 'Первая — ненасыщаемая, вторая — минимакс.',
  'Nobody wins, which is the point: losses that stay near those of a draw mean that the digits get better as fast as the eye for them. What they do not tell is how good the digits are. That is measured afterwards, by a judge who took no part.':
    'Никто не побеждает, и в этом суть: если потери держатся около ничьей, цифры становятся лучше так же быстро, как и глаз. Но насколько хороши цифры, потери не говорят. Это измеряет потом судья, который в игре не участвовал.',
  'originals doubted': 'сомнение в оригиналах',
  'forgeries believed': 'вера подделкам',
  generator: 'генератор',
  'The game on a line': 'Игра на прямой',
  originals: 'оригиналы',
  'what the generator makes': 'что делает генератор',
  'D(x): how sure the discriminator is of an original': 'D(x): насколько дискриминатор уверен, что это оригинал',
  Turn: 'Ход',
  'Discriminator’s loss': 'Потери дискриминатора',
  'At a draw': 'При ничьей',
  'D of originals': 'D оригиналов',
  'D of made ones': 'D подделок',
  'One turn': 'Один ход',
  'Ten turns': 'Десять ходов',
  'Start over': 'Сначала',
  'Generator’s loss': 'Потери генератора',
  'non-saturating': 'ненасыщаемые',
  minimax: 'минимакс',
  'Turn {0}: the originals lie around 1.5, give or take 0.6; the generator’s around {1}, give or take {2}.':
    'Ход {0}: оригиналы лежат около 1,5 ± 0,6; числа генератора — около {1} ± {2}.',
  'How hard each loss pulls at the generator': 'Как сильно каждая функция тянет генератор',
  'The discriminator’s verdict on a made digit, from “surely made” to “surely original”':
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
  'Behind a digit are a few hidden causes: which digit it is, how thick the pen, how far it leans. If we had a map of these causes on which every place is a plausible digit, we could put a finger anywhere and draw.':
    'За цифрой стоят немногие скрытые причины: какая это цифра, толсто ли перо, сильно ли наклон. Будь у нас карта этих причин, на которой каждое место — правдоподобная цифра, можно было бы ткнуть пальцем куда угодно и рисовать.',
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
  'how far the code is from knowing nothing, in nats': 'насколько код далёк от полного незнания, в натах',
  'Codes are not points but clouds, z = μ + σ·ε with random ε. Written so, noise is something that is added from outside, and the gradient finds its way through to the encoder: that is the reparameterisation trick. Turn the noise up and see when the cloud stops being one digit.':
    'Коды — не точки, а облака: z = μ + σ·ε со случайным ε. При такой записи шум добавляется снаружи, и градиент находит дорогу к кодировщику: это и есть репараметризация. Прибавьте шума и посмотрите, когда облако перестанет быть одной цифрой.',
  'Holes in the map': 'Дыры на карте',
  'Training pulls all clouds towards the middle, but they never fill it evenly. Between them are holes that the decoder has never been asked about, and from a hole it draws a blur. So this gallery looks where the codes of real digits really are and draws from there: from a mixture of normals fitted to them.':
    'Обучение стягивает облака к середине, но ровно её они не заполняют. Между ними остаются дыры, о которых декодер никогда не спрашивали, и из дыры он рисует размытое. Поэтому галерея смотрит, где на самом деле лежат коды настоящих цифр, и берёт оттуда: из подобранной к ним смеси нормальных распределений.',
  'A whole wall of both, side by side': 'Целая стена того и другого бок о бок',
  'Two numbers are watched: what rebuilding costs and what the code costs, both in nats. If the code is counted below its price, more is spent on it and the digits get sharper; the fitted mixture makes up for a hill that is no longer round.':
    'Следят за двумя числами: чего стоит восстановление и чего стоит код, оба в натах. Если считать код дешевле его цены, на него тратится больше, и цифры становятся чётче; а за то, что холм уже не круглый, отвечает подобранная смесь.',
  'The code of a digit': 'Код цифры',
  'The digit that is encoded': 'Цифра, которую кодируют',
  '784 pixels → encoder → {0} means and {1} deviations → decoder → 784 pixels':
    '784 пикселя → кодировщик → средних: {0}, отклонений: {1} → декодер → 784 пикселя',
  'What the decoder makes of the means': 'Что декодер делает из средних',
  'Means and deviations of the code; the numbers are in the table below':
    'Средние и отклонения кода; числа — в таблице ниже',
  'KL = {0} nats, {1} bits: so much must be said to tell this digit from a random one of N(0, I). The band is where N(0, I) mostly is.':
    'KL = {0} нат, {1} бит: столько нужно сказать, чтобы отличить эту цифру от случайной из N(0, I). Полоса — там, где N(0, I) бывает чаще всего.',
  Dimension: 'Измерение',
  'A digit is a cloud of codes': 'Цифра — это облако кодов',
  'What the decoder makes of eight codes of the cloud': 'Что декодер делает из восьми кодов облака',
  'Noise: {0} times the deviation that the encoder gives': 'Шум: отклонение, которое даёт кодировщик, × {0}',
  '#times-one': '{0} раз',
  '#times-few': '{0} раза',
  '#times-many': '{0} раз',
  'The cloud in the two dimensions that say most; rings: one and two deviations of N(0, I)':
    'Облако в двух самых говорящих измерениях; кольца: одно и два отклонения N(0, I)',
  'Codes from two places': 'Коды из двух мест',
  'Framed: the judge, a network that only reads digits, cannot read it.':
    'В рамке — то, что не может прочесть судья, сеть, которая только читает цифры.',
  'Twenty others': 'Двадцать других',
  'Digits from {0}': 'Цифры, источник: {0}',
  'Unreadable: {0} of {1}.': 'Нечитаемых: {0} из {1}.',
  'Of ten thousand: {0}.': 'Из десяти тысяч: {0}.',

  // CVAE
  'Tell it which digit': 'Подсказать, какая цифра',
  'A VAE has to keep in its code which digit it is. If encoder and decoder are both told, the code is free for everything else: how thick, how slanted, how hasty. What is left in z is the handwriting.':
    'VAE приходится хранить в коде, какая это цифра. Если подсказать это и кодировщику, и декодеру, код свободен для остального: толщины, наклона, торопливости. В z остаётся почерк.',
  'the class: which of the ten digits': 'класс: какая из десяти цифр',
  'the encoder, which is told the class': 'кодировщик, которому подсказан класс',
  'the decoder, which is told it too': 'декодер, которому он тоже подсказан',
  'A wall of sevens': 'Стена семёрок',
  'One z, ten digits': 'Одно z, десять цифр',
  'First handwriting': 'Первый почерк',
  'Mixed handwriting': 'Смешанный почерк',
  'Second handwriting': 'Второй почерк',
  'Middle row: {0} of the second handwriting': 'Средний ряд: {0} второго почерка',
  'Two other handwritings': 'Два других почерка',
  'The same digit, read ten ways': 'Одна цифра, десять прочтений',
  'Tell the encoder something false, and it has to find a code by which a seven looks like this four. The decoder then rebuilds it badly, or the code is an expensive one. The two costs together say how well each class explains the picture.':
    'Подскажите кодировщику неправду, и ему придётся искать код, при котором семёрка выглядит как эта четвёрка. Тогда декодер восстановит её плохо, или код выйдет дорогим. Обе цены вместе говорят, насколько каждый класс объясняет картинку.',
  'Which digit is this? Ten readings': 'Какая это цифра? Десять прочтений',
  'The digit that is read': 'Цифра, которую читают',
  'read as': 'прочтена как',
  rebuilt: 'восстановлена',
  'cost in nats': 'цена в натах',
  'It was made as a {0}. The cheapest reading is {1}, with {2} of the belief if all ten are as likely beforehand: a model that draws can also read.':
    'Её рисовали как {0}. Дешевле всего прочтение {1}: на него приходится {2} доверия, если заранее все десять равновероятны. Модель, которая рисует, умеет и читать.',
  'Just as the VAE, with ten more inputs for each network: a one for the class, noughts for the other nine. The code gets cheaper, because it no longer has to say which digit it is. Later, one mixture of normals is fitted to the codes of each class.':
    'Так же, как VAE, но у каждой сети на десять входов больше: единица для класса, нули для остальных девяти. Код становится дешевле, ведь ему больше не нужно говорить, какая это цифра. Потом к кодам каждого класса подбирают свою смесь нормальных распределений.',

  // VAE-GAN
  'Pixels are bad judges': 'Пиксели — плохие судьи',
  'A VAE counts its mistakes pixel by pixel. Move a digit by two pixels and hardly anyone notices, but pixel by pixel it is another picture. Blur it, and everyone sees it, but the pixels forgive. So a VAE learns to blur.':
    'VAE считает ошибки попиксельно. Сдвиньте цифру на два пикселя — почти никто не заметит, но попиксельно это другая картинка. Размойте её — увидит каждый, а пиксели простят. Вот VAE и учится размывать.',
  'A discriminator has spent its life looking at how digits are drawn. Its inner layers have learned to see strokes. So show both pictures to it and compare what it sees at layer l:':
    'Дискриминатор всю жизнь смотрит, как нарисованы цифры. Его внутренние слои научились видеть штрихи. Так покажем ему обе картинки и сравним, что он видит на слое l:',
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
  'Both columns are ½‖·‖²: of ink from 0 to 1, and of the 2,352 features of layer l. Compare within a column. D is the discriminator’s belief in an original.':
    'В обоих столбцах ½‖·‖²: по чернилам от 0 до 1 и по 2352 признакам слоя l. Сравнивайте внутри столбца. D — уверенность дискриминатора, что это оригинал.',
  Move: 'Сдвиг',
  Blur: 'Размытие',
  'Three networks, three losses': 'Три сети, три функции потерь',
  'A generator and a decoder do the same thing: they turn a code into a picture. So one network can be both. It rebuilds pictures from their codes, draws new ones from random codes, and a discriminator looks at all of it.':
    'Генератор и декодер делают одно и то же: превращают код в картинку. Значит, одна сеть может быть и тем и другим. Она восстанавливает картинки по кодам, рисует новые по случайным кодам, а дискриминатор смотрит на всё это.',
  'From above: what the encoder, the decoder and the discriminator minimise. Each gets only its part, and that is what makes it work. Choose a loss and see how far its gradient gets:':
    'Сверху вниз: что минимизируют кодировщик, декодер и дискриминатор. Каждому достаётся только его часть, потому это и работает. Выберите функцию потерь и посмотрите, докуда доходит её градиент:',
  'Three networks that pull in different directions have to be kept in balance: when the discriminator is too good or too bad for the moment, it or the decoder pauses until the other has caught up.':
    'Три сети, которые тянут в разные стороны, нужно держать в равновесии: когда дискриминатор на время слишком хорош или слишком плох, он или декодер ждёт, пока другой догонит.',
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
  'lets it pass': 'пропускает',
  'is kept from it': 'ограждён',
  'is not asked': 'ни при чём',
  'The code must stay near N(0, I). Only the encoder makes codes, so only the encoder learns from it.':
    'Код должен держаться около N(0, I). Коды делает только кодировщик, потому только он на этом и учится.',
  'Likeness is measured at layer l inside the discriminator, but the discriminator must not learn from it: it could bring every distance to nothing by seeing nothing.':
    'Сходство измеряют на слое l внутри дискриминатора, но сам он учиться на этом не должен: ничего не видя, он свёл бы все расстояния к нулю.',
  'The discriminator learns to tell, the decoder to fool it. The encoder is kept out: it would learn to give codes that are easy to fool with, instead of those of the picture.':
    'Дискриминатор учится различать, декодер — его обманывать. Кодировщик в игру не пускают: он научился бы давать коды, которыми легко обмануть, вместо кодов самой картинки.',

  // The card of a model
  'How the model on this device was trained': 'Как обучали модель на этом устройстве',
  'It saw the 60,000 digits of MNIST {0} times, in {1} minutes on two cores, without a GPU.':
    'Она видела 60 000 цифр MNIST столько раз: {0}, за {1} мин на двух ядрах, без видеокарты.',
  'Its digits are {0} from real ones (FID; real ones among themselves {1}), and {2} of them cannot be read.':
    'Её цифры отстоят от настоящих на {0} (FID; настоящие между собой — на {1}), и {2} из них нельзя прочесть.',
  'Weight of the code in its loss: {0}.': 'Вес кода в функции потерь: {0}.',
  'Losses by epoch': 'Потери по эпохам',
  'epoch {0}': 'эпоха {0}',
  Epoch: 'Эпоха',
};
