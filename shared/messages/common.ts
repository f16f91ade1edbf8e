/** Messages used everywhere: levels, outcomes, states. */
import type { Messages } from './catalogue.ts'

export const commonMessages = {
  'level.extreme_fear': { en: 'Extreme fear', fr: 'Peur extrême' },
  'level.fear': { en: 'Fear', fr: 'Peur' },
  'level.neutral': { en: 'Neutral', fr: 'Neutre' },
  'level.greed': { en: 'Greed', fr: 'Avidité' },
  'level.extreme_greed': { en: 'Extreme greed', fr: 'Avidité extrême' },
  'outcome.succeeded': { en: 'Succeeded', fr: 'Réussie' },
  'outcome.partial': { en: 'Partial', fr: 'Partielle' },
  'outcome.failed': { en: 'Failed', fr: 'Échouée' },
  'outcome.skipped': { en: 'Skipped', fr: 'Sautée' },
  'outcome.cancelled': { en: 'Cancelled', fr: 'Annulée' },
  'outcome.interrupted': { en: 'Interrupted', fr: 'Interrompue' },
  'skip.still_running': { en: 'still running', fr: 'encore en cours' },
  'skip.paused': { en: 'paused', fr: 'en pause' },
  'skip.missed': { en: 'missed', fr: 'manquée' },
  'skip.offline': { en: 'offline', fr: 'hors ligne' },
  'skip.halted': { en: 'halted', fr: 'à l’arrêt' },
  'state.idle': { en: 'Waiting', fr: 'En attente' },
  'state.running': { en: 'Running', fr: 'En cours' },
  'state.paused': { en: 'Paused', fr: 'En pause' },
  'state.halted': { en: 'Halted', fr: 'À l’arrêt' },
  'state.off': { en: 'Off', fr: 'Arrêtée' },
} as const satisfies Messages
