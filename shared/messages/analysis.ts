/** Messages of the analysis kind. */
import type { Messages } from './catalogue.ts'

export const analysisMessages = {
  'analysis.step.waiting': { en: 'Waiting for the service', fr: 'En attente du service' },
  'analysis.step.calling': { en: 'Calling the service', fr: 'Appel du service' },
  'analysis.off.no_url': {
    en: 'Set the address of the service to begin.',
    fr: 'Indiquez l’adresse du service pour commencer.',
  },
  'analysis.state.off': { en: 'Off', fr: 'Arrêtée' },
  'analysis.state.waiting': { en: 'Waiting for health', fr: 'En attente de disponibilité' },
  'analysis.state.ready': { en: 'Ready', fr: 'Prête' },
  'analysis.state.failing': { en: 'Failing', fr: 'En échec' },
  'analysis.state.unknown': { en: 'Not called yet', fr: 'Pas encore appelée' },
} as const satisfies Messages
