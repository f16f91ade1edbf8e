/** Messages about the desktop's window. */
import type { Messages } from './catalogue.ts'

export const windowMessages = {
  'window.opened_again': {
    en: 'The window ended because of an error, so Vigie opened it again. The jobs were not affected.',
    fr: 'La fenêtre s’est arrêtée à cause d’une erreur ; Vigie l’a rouverte. Les tâches n’ont pas été touchées.',
  },
  'window.ended': {
    en: 'The window keeps ending because of an error. The jobs go on; "vigie logs" tells more.',
    fr: 'La fenêtre s’arrête sans cesse à cause d’une erreur. Les tâches continuent ; « vigie logs » en dit plus.',
  },
  'window.save': { en: 'Save the file', fr: 'Enregistrer le fichier' },
  'menu.about': { en: 'About Vigie', fr: 'À propos de Vigie' },
  'menu.hide': { en: 'Hide Vigie', fr: 'Masquer Vigie' },
  'menu.hide_others': { en: 'Hide Others', fr: 'Masquer les autres' },
  'menu.show_all': { en: 'Show All', fr: 'Tout afficher' },
  'menu.edit': { en: 'Edit', fr: 'Édition' },
  'menu.undo': { en: 'Undo', fr: 'Annuler' },
  'menu.redo': { en: 'Redo', fr: 'Rétablir' },
  'menu.cut': { en: 'Cut', fr: 'Couper' },
  'menu.copy': { en: 'Copy', fr: 'Copier' },
  'menu.paste': { en: 'Paste', fr: 'Coller' },
  'menu.select_all': { en: 'Select All', fr: 'Tout sélectionner' },
  'menu.window': { en: 'Window', fr: 'Fenêtre' },
  'menu.close': { en: 'Close Window', fr: 'Fermer la fenêtre' },
  'menu.minimize': { en: 'Minimize', fr: 'Placer dans le Dock' },
  'menu.actual_size': { en: 'Actual Size', fr: 'Taille réelle' },
  'menu.larger': { en: 'Zoom In', fr: 'Agrandir' },
  'menu.smaller': { en: 'Zoom Out', fr: 'Réduire' },
} as const satisfies Messages
