/** Errors of the analysis kind. */
import type { ErrorEntry } from './entry.ts'

export const analysisErrors = {
  analysis_not_ready: {
    status: 503,
    exit: 7,
    en: '{source} was not ready within {seconds} s ({detail}). Vigie asks again at the next run; check that the service is started.',
    fr: '{source} n’était pas prêt en {seconds} s ({detail}). Vigie redemande à la prochaine exécution ; vérifiez que le service est lancé.',
  },
  analysis_rejected: {
    status: 502,
    exit: 7,
    en: '{source} answered with status {status}. Vigie calls again at the next run; check the path, the headers and the body in the settings.',
    fr: '{source} a répondu avec l’état {status}. Vigie rappelle à la prochaine exécution ; vérifiez le chemin, les en-têtes et le corps dans les réglages.',
  },
  analysis_unsuccessful: {
    status: 502,
    exit: 7,
    en: '{source} answered that its analysis did not succeed ({detail}). Its own log tells why.',
    fr: '{source} a répondu que son analyse n’a pas abouti ({detail}). Son propre journal dit pourquoi.',
  },
} as const satisfies Record<string, ErrorEntry>
