/** Replies to commands. */
import type { Messages } from './catalogue.ts'

export const replies = {
  'reply.job_started': { en: 'The job "{id}" has started', fr: 'La tâche « {id} » a démarré' },
  'reply.job_stopping': {
    en: 'The job "{id}" is told to stop',
    fr: 'L’arrêt de la tâche « {id} » est demandé',
  },
  'reply.job_paused': {
    en: 'The job "{id}" is paused until it is resumed',
    fr: 'La tâche « {id} » est en pause jusqu’à sa reprise',
  },
  'reply.job_paused_until': {
    en: 'The job "{id}" is paused until {until}',
    fr: 'La tâche « {id} » est en pause jusqu’au {until}',
  },
  'reply.job_resumed': { en: 'The job "{id}" is resumed', fr: 'La tâche « {id} » reprend' },
  'reply.job_every': {
    en: 'The job "{id}" now runs every {minutes} min',
    fr: 'La tâche « {id} » s’exécute désormais toutes les {minutes} min',
  },
  'reply.collection_running': { en: 'The collection is running', fr: 'La collecte est en cours' },
  'reply.collection_started': { en: 'The collection has started', fr: 'La collecte a commencé' },
  'reply.collection_stopped': {
    en: 'The collection is stopped; "start" goes on from the same day',
    fr: 'La collecte est arrêtée ; « start » la reprend au même jour',
  },
  'reply.vigie_stops': { en: 'Vigie stops.', fr: 'Vigie s’arrête.' },
} as const satisfies Messages

export type ReplyKey = keyof typeof replies
