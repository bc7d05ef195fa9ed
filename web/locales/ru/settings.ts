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
};
