/** Errors of market sources and data files. */
import type { ErrorEntry } from './entry.ts'

export const sourceErrors = {
  source_empty: {
    status: 502,
    exit: 7,
    en: '{source} has nothing for "{symbol}" since {from}. Check the symbol in the profile.',
    fr: '{source} n’a rien pour « {symbol} » depuis le {from}. Vérifiez le symbole dans le profil.',
  },
  source_implausible: {
    status: 502,
    exit: 7,
    en: '{source}: {count} of the values of "{symbol}" cannot be ({detail}; first on {day}). They are left out. If it lasts, give another address for {source} in the settings.',
    fr: '{source} : {count} des valeurs de « {symbol} » sont impossibles ({detail} ; d’abord le {day}). Elles sont écartées. Si cela dure, donnez une autre adresse pour {source} dans les réglages.',
  },
  press_unavailable: {
    status: 502,
    exit: 7,
    en: 'Nothing of {source} could be read: the feed ({feed}), nor the page ({page}). Vigie tries again at the next run.',
    fr: 'Rien n’a pu être lu de {source} : ni le flux ({feed}), ni la page ({page}). Vigie réessaie à la prochaine exécution.',
  },
  csv_empty: {
    status: 400,
    exit: 2,
    en: '{file} holds no rows. It needs a header line and one row a session.',
    fr: '{file} ne contient aucune ligne. Il faut une ligne de titres et une ligne par séance.',
  },
  csv_column_missing: {
    status: 400,
    exit: 2,
    en: '{file} has no {column} column (line 1 names: {found}). Add it, or give the column’s name as the symbol.',
    fr: '{file} n’a pas de colonne {column} (la ligne 1 nomme : {found}). Ajoutez-la, ou donnez le nom de la colonne comme symbole.',
  },
  csv_not_a_number: {
    status: 400,
    exit: 2,
    en: '{file}, line {line}, column "{column}": "{text}" is not a number. Correct the row, or leave the cell empty.',
    fr: '{file}, ligne {line}, colonne « {column} » : « {text} » n’est pas un nombre. Corrigez la ligne, ou laissez la case vide.',
  },
  csv_not_a_date: {
    status: 400,
    exit: 2,
    en: '{file}, line {line}, column "{column}": "{text}" is not a date. Write it as 2026-01-31.',
    fr: '{file}, ligne {line}, colonne « {column} » : « {text} » n’est pas une date. Écrivez-la comme 2026-01-31.',
  },
  csv_duplicate_day: {
    status: 400,
    exit: 2,
    en: '{file}, line {line}: {day} is already given on line {first_line}. Keep one row a day.',
    fr: '{file}, ligne {line} : le {day} figure déjà à la ligne {first_line}. Gardez une ligne par jour.',
  },
  csv_future_day: {
    status: 400,
    exit: 2,
    en: '{file}, line {line}: {day} is in the future. Correct the date, or the clock of this machine.',
    fr: '{file}, ligne {line} : le {day} est dans le futur. Corrigez la date, ou l’horloge de cette machine.',
  },
} as const satisfies Record<string, ErrorEntry>
