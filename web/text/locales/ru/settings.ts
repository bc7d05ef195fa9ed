import type { Translations } from '../templates.ts';

/** The settings sheet. */
export const settings: Translations = {
  Settings: 'Настройки',
  Theme: 'Тема',
  'as the system': 'как в системе',
  light: 'светлая',
  dark: 'тёмная',
  Language: 'Язык',
  'Model at first': 'Модель сначала',
  'the gallery’s own choice': 'на выбор галереи',
  'Large digits': 'Крупные цифры',
  outlines: 'контуры',
  pixels: 'пиксели',
  Motion: 'Движение',
  'as little as possible': 'поменьше',
  'Kept in this browser; nothing of it is sent anywhere.': 'Хранится в этом браузере и никуда не отправляется.',
  'This browser keeps nothing, so this holds until the page is closed.':
    'Этот браузер ничего не хранит, поэтому всё действует, пока страница открыта.',

  'What this browser does not do': 'Чего этот браузер не умеет',
  'It does not run WebAssembly with SIMD. TensorFlow.js draws the digits instead, more slowly, and to within one grey level. Models cannot be measured here, nor your training digits be searched.':
    'Он не выполняет WebAssembly с SIMD. Цифры вместо этого рисует TensorFlow.js — медленнее и с точностью до одного уровня серого. Измерять модели и искать среди ваших обучающих цифр здесь нельзя.',
  'It has no storage for models, favourites, measurements and answers. They are there until this page is closed.':
    'В нём негде хранить модели, избранное, измерения и ответы. Они есть, пока страница открыта.',
  'It does not keep settings. They hold until this page is closed.':
    'Он не запоминает настройки. Они действуют, пока страница открыта.',
  'It does not keep the last digits and your drawing when the page is reloaded.':
    'После обновления страницы он не помнит ни последних цифр, ни вашего рисунка.',
  'It does not keep the page for use without a network, so every visit needs one.':
    'Он не сохраняет страницу для работы без сети, поэтому сеть нужна при каждом посещении.',
  'Other tabs of this page do not hear of changes until they are reloaded.':
    'Другие вкладки с этой страницей узнают об изменениях, только когда их обновят.',
  'This browser does not run WebAssembly with SIMD. TensorFlow.js draws the digits instead, more slowly, and to within one grey level.':
    'Этот браузер не выполняет WebAssembly с SIMD. Цифры вместо этого рисует TensorFlow.js — медленнее и с точностью до одного уровня серого.',
  'Licences of what this page is made of': 'Лицензии того, из чего сделана эта страница',
};
