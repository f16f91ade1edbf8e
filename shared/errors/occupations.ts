/** Errors of the occupations kind. */
import type { ErrorEntry } from './entry.ts'

export const occupationErrors = {
  occupation_not_found: {
    status: 404,
    exit: 3,
    en: 'There is no occupation record "{code}". "vigie occupations list" shows them.',
    fr: 'Il n’y a pas de fiche métier « {code} ». « vigie occupations list » les montre.',
  },
  occupation_version_not_found: {
    status: 404,
    exit: 3,
    en: 'The record {code} has no version {version}. "vigie occupations history {code}" shows its versions.',
    fr: 'La fiche {code} n’a pas de version {version}. « vigie occupations history {code} » montre ses versions.',
  },
  occupation_answer_invalid: {
    status: 502,
    exit: 7,
    en: 'The answer for {code} does not have the agreed form ({detail}). The record is unchanged and waits for the next run.',
    fr: 'La réponse pour {code} n’a pas la forme convenue ({detail}). La fiche est inchangée et attend la prochaine exécution.',
  },
  occupation_refused: {
    status: 502,
    exit: 7,
    en: 'Claude declined to write {code} ({detail}). The record is unchanged and waits for the next run.',
    fr: 'Claude a refusé d’écrire {code} ({detail}). La fiche est inchangée et attend la prochaine exécution.',
  },
  claude_key_refused: {
    status: 502,
    exit: 4,
    en: 'Claude refused the API key. Set a valid one in the settings, or in ANTHROPIC_API_KEY.',
    fr: 'Claude a refusé la clé d’API. Indiquez-en une valide dans les réglages ou dans ANTHROPIC_API_KEY.',
  },
  budget_reached: {
    status: 409,
    exit: 5,
    en: 'The cap of {cap} USD is reached ({spent} USD spent). Raise the cap in the settings to go on before the next month.',
    fr: 'Le plafond de {cap} USD est atteint ({spent} USD dépensés). Relevez-le dans les réglages pour continuer avant le mois prochain.',
  },
  records_unreadable: {
    status: 400,
    exit: 2,
    en: 'The file {file} cannot be imported: {problem}. Expected: the official ROME tree (xlsx), CSV, JSON, or the source system’s SQLite file.',
    fr: 'Le fichier {file} ne peut pas être importé : {problem}. Attendu : l’arborescence officielle du ROME (xlsx), un CSV, un JSON ou la base SQLite du système source.',
  },
} as const satisfies Record<string, ErrorEntry>
