/** Help of the commands about analysis services. */
import type { Messages } from '../catalogue.ts'

export const analysisHelp = {
  analysis: {
    en: 'Analysis services called on schedule',
    fr: 'Les services d’analyse appelés à heures dites',
  },
  'analysis status': {
    en: 'State and statistics of each target',
    fr: 'L’état et les statistiques de chaque service',
  },
  'analysis calls': { en: 'Calls, newest first', fr: 'Les appels, le plus récent d’abord' },
  'analysis show': { en: 'One call with its answer', fr: 'Un appel et sa réponse' },
  'analysis show --job': { en: 'the target', fr: 'le service' },
  'analysis check': {
    en: 'Ask the health addresses now',
    fr: 'Interroger maintenant les adresses de santé',
  },
} as const satisfies Messages
