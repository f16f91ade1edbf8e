/** What the desktop says about its window. */
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
} as const satisfies Messages
