import type { Translations } from '../templates.ts';

/** The settings sheet. */
export const settings: Translations = {
  Settings: 'Настройки',
  Theme: 'Тема',
  'as the system': 'как в системе',
  light: 'светлая',
  dark: 'тёмная',
  Language: 'Язык',
  'Default model': 'Модель по умолчанию',
  'the gallery’s default': 'по выбору галереи',
  'Large digits': 'Крупные цифры',
  outlines: 'контуры',
  pixels: 'пиксели',
  Motion: 'Анимация',
  reduced: 'меньше',
  'Stored in this browser only; nothing is sent anywhere.': 'Хранится только в этом браузере и никуда не отправляется.',
  'This browser stores nothing, so the settings last until the page is closed.':
    'Этот браузер ничего не хранит, поэтому настройки действуют, пока страница открыта.',

  'What this browser does not support': 'Чего этот браузер не умеет',
  'It does not run WebAssembly with SIMD. TensorFlow.js draws the digits instead, more slowly, and to within one grey level. Models cannot be measured here, and your training digits cannot be searched.':
    'Он не выполняет WebAssembly с SIMD. Цифры вместо этого рисует TensorFlow.js — медленнее и с точностью до одного уровня серого. Измерять модели и искать среди ваших обучающих цифр здесь нельзя.',
  'It has no storage for models, favourites, measurements and answers. They last until this page is closed.':
    'В нём негде хранить модели, избранное, измерения и ответы. Они пропадут, когда страница закроется.',
  'It does not store settings. They last until this page is closed.':
    'Он не запоминает настройки. Они действуют, пока страница открыта.',
  'It does not keep the recent digits and your drawing when the page is reloaded.':
    'После обновления страницы он не помнит ни недавних цифр, ни вашего рисунка.',
  'It does not keep the page for use without a network, so every visit needs one.':
    'Он не сохраняет страницу для работы без сети, поэтому сеть нужна при каждом посещении.',
  'Other tabs of this page show changes only after they are reloaded.':
    'Другие вкладки с этой страницей показывают изменения только после обновления.',
  'This browser does not run WebAssembly with SIMD. TensorFlow.js draws the digits instead, more slowly, and to within one grey level.':
    'Этот браузер не выполняет WebAssembly с SIMD. Цифры вместо этого рисует TensorFlow.js — медленнее и с точностью до одного уровня серого.',
  'Licences of the software in this page': 'Лицензии программ, из которых сделана эта страница',
};
