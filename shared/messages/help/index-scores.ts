/** Help of the commands about the fear and greed index. */
import type { Messages } from '../catalogue.ts'

const profile = { en: 'the profile of the job where left out', fr: 'sans elle, le profil de la tâche' }
const from = { en: 'first day, for example 2021-08-02', fr: 'premier jour, par exemple 2021-08-02' }
const source = {
  en: 'address in place of the usual one, may be a file: URL; repeatable',
  fr: 'adresse à la place de l’habituelle, éventuellement file: ; peut être répétée',
}

export const indexHelp = {
  index: { en: 'The index of fear and greed', fr: 'L’indice de peur et d’avidité' },
  'index latest': {
    en: 'The latest score with its components',
    fr: 'Le dernier score et ses composantes',
  },
  'index latest --profile': profile,
  'index components': { en: 'Components of the latest score', fr: 'Les composantes du dernier score' },
  'index components --profile': profile,
  'index history': {
    en: 'One score a session, oldest first',
    fr: 'Un score par séance, la plus ancienne d’abord',
  },
  'index history --profile': profile,
  'index history --days': {
    en: 'calendar days up to the latest score',
    fr: 'jours de calendrier jusqu’au dernier score',
  },
  'index history --from': { en: 'first day, in place of --days', fr: 'premier jour, à la place de --days' },
  'index profiles': {
    en: 'Profiles: markets, components, weights',
    fr: 'Les profils : marchés, composantes, poids',
  },
  'index sources': { en: 'How each source answered last', fr: 'Ce que chaque source a répondu en dernier' },
  'index sources --profile': profile,
  'index backfill': {
    en: 'Score past sessions and keep them; one line a session',
    fr: 'Calculer le score des séances passées et le garder ; une ligne par séance',
  },
  'index backfill --profile': profile,
  'index backfill --from': from,
  'index backfill --source': source,
  'index backtest': {
    en: 'How scores and the returns that followed go together',
    fr: 'Comment les scores et les rendements qui ont suivi vont ensemble',
  },
  'index backtest --profile': profile,
  'index backtest --from': from,
  'index backtest --source': source,
} as const satisfies Messages
