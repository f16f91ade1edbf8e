/** Errors of the fear and greed index. */
import type { ErrorEntry } from './entry.ts'

export const indexErrors = {
  index_coverage_low: {
    status: 502,
    exit: 7,
    en: 'Only {percent} % of the index has data, 50 % are needed. {reasons} "vigie index sources" tells the state of each source.',
    fr: 'Seuls {percent} % de l’indice ont des données, il en faut 50 %. {reasons} « vigie index sources » donne l’état de chaque source.',
  },
  source_stale: {
    status: 502,
    exit: 7,
    en: 'The last data of {source} are of {day}, too old to speak for today. Vigie tries again at the next run.',
    fr: 'Les dernières données de {source} sont du {day}, trop anciennes pour parler d’aujourd’hui. Vigie réessaie à la prochaine exécution.',
  },
  index_empty: {
    status: 404,
    exit: 3,
    en: 'There is no score of the profile "{profile}" yet. Run it once with "vigie trigger fear-greed", or fill its past with "vigie index backfill --profile {profile}".',
    fr: 'Il n’y a pas encore de score du profil « {profile} ». Lancez-le une fois avec « vigie trigger fear-greed », ou remplissez son passé avec « vigie index backfill --profile {profile} ».',
  },
  index_no_history: {
    status: 422,
    exit: 9,
    en: 'No session between {from} and {to} can be scored: {reasons} Choose another stretch of time, or another source with --source.',
    fr: 'Aucune séance entre le {from} et le {to} ne peut être notée : {reasons} Choisissez une autre période, ou une autre source avec --source.',
  },
  index_range: {
    status: 400,
    exit: 2,
    en: 'The days from {from} to {to} are not in order. Give the earlier one as --from.',
    fr: 'Les jours du {from} au {to} ne sont pas dans l’ordre. Donnez le premier avec --from.',
  },
} as const satisfies Record<string, ErrorEntry>
