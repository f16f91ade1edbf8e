/** Errors of the trades kind. */
import type { ErrorEntry } from './entry.ts'

export const tradesErrors = {
  trades_archive_missing: {
    status: 503,
    exit: 7,
    en: '{source} has no archive of {symbol} for {day} yet. Vigie asks again at the next run; the day is never skipped.',
    fr: '{source} n’a pas encore d’archive de {symbol} pour le {day}. Vigie redemande à la prochaine exécution ; le jour n’est jamais sauté.',
  },
  trades_checksum_wrong: {
    status: 502,
    exit: 7,
    en: 'The archive {file} does not match its checksum (expected {expected}, found {found}). Nothing was kept; Vigie downloads it again.',
    fr: 'L’archive {file} ne correspond pas à sa somme de contrôle (attendu {expected}, trouvé {found}). Rien n’a été gardé ; Vigie la télécharge à nouveau.',
  },
  trades_archive_malformed: {
    status: 502,
    exit: 7,
    en: 'The archive {file} cannot be used: {problem}. Nothing was kept; Vigie downloads it again.',
    fr: 'L’archive {file} est inutilisable : {problem}. Rien n’a été gardé ; Vigie la télécharge à nouveau.',
  },
  trades_row_malformed: {
    status: 502,
    exit: 7,
    en: 'Line {line} of {file} is not a trade: {field} {problem}. Nothing was kept; look at that line, or wait for a corrected file.',
    fr: 'La ligne {line} de {file} n’est pas un échange : {field} {problem}. Rien n’a été gardé ; regardez cette ligne, ou attendez un fichier corrigé.',
  },
  trades_out_of_sequence: {
    status: 502,
    exit: 7,
    en: '{source} sent trade {found} where {expected} was due. Nothing was kept; Vigie asks again.',
    fr: '{source} a envoyé l’échange {found} là où {expected} était attendu. Rien n’a été gardé ; Vigie redemande.',
  },
  trades_disk_full: {
    status: 507,
    exit: 9,
    en: 'There is not enough room in {folder}: {free_mb} MB free, about {needed_mb} MB needed. Nothing was left half-written; free some space, then resume the job.',
    fr: 'Il n’y a pas assez de place dans {folder} : {free_mb} Mo libres, environ {needed_mb} Mo nécessaires. Rien n’est resté à moitié écrit ; libérez de la place, puis reprenez la tâche.',
  },
  trades_file_malformed: {
    status: 500,
    exit: 9,
    en: 'The trade file {file} cannot be read: {problem}. "vigie trades repair" fetches it again.',
    fr: 'Le fichier d’échanges {file} est illisible : {problem}. « vigie trades repair » le récupère à nouveau.',
  },
  trades_file_unmapped: {
    status: 400,
    exit: 2,
    en: 'The columns of {file} are not recognised ({columns}): {missing} is missing. Name it with --map {missing}=COLUMN.',
    fr: 'Les colonnes de {file} ne sont pas reconnues ({columns}) : {missing} manque. Indiquez-la avec --map {missing}=COLONNE.',
  },
  trades_day_taken: {
    status: 409,
    exit: 5,
    en: 'The day {day} of {symbol} is already held with other trades than {file}. Nothing was adopted from that day; verify the folder, or remove the day first.',
    fr: 'Le jour {day} de {symbol} est déjà détenu avec d’autres échanges que {file}. Rien n’a été adopté de ce jour ; vérifiez le dossier, ou retirez d’abord le jour.',
  },
  trades_busy: {
    status: 409,
    exit: 5,
    en: 'The files of "{id}" are being worked on ({action}). Wait for it, or cancel it with "vigie trades cancel".',
    fr: 'Les fichiers de « {id} » sont en cours de traitement ({action}). Attendez la fin, ou annulez avec « vigie trades cancel ».',
  },
  trades_file_exists: {
    status: 409,
    exit: 5,
    en: '{path} exists already. Choose another name; the file was not touched.',
    fr: '{path} existe déjà. Choisissez un autre nom ; le fichier n’a pas été touché.',
  },
  trades_no_data: {
    status: 404,
    exit: 3,
    en: 'No trades of {symbol} are held yet. "vigie trades start" begins to collect them.',
    fr: 'Aucun échange de {symbol} n’est encore détenu. « vigie trades start » commence la collecte.',
  },
  trades_series_not_found: {
    status: 404,
    exit: 3,
    en: 'There is no series of bars "{id}". The job’s settings list them under "bars".',
    fr: 'Il n’y a pas de série de barres « {id} ». Les réglages de la tâche les énumèrent sous « bars ».',
  },
} as const satisfies Record<string, ErrorEntry>
