/** Problems of a file of occupation records, and of a record in it. */
import type { Messages } from './catalogue.ts'

export const recordsProblems = {
  'records.none': { en: 'it holds no record', fr: 'il ne contient aucune fiche' },
  'records.not_file': { en: 'it is not a file', fr: 'ce n’est pas un fichier' },
  'records.too_large': { en: 'it is larger than {limit} MB', fr: 'il dépasse {limit} Mo' },
  'records.not_csv': {
    en: 'it cannot be read as CSV from line {line} on',
    fr: 'il n’est pas lisible comme CSV à partir de la ligne {line}',
  },
  'records.no_column': { en: 'the column "{column}" is missing', fr: 'la colonne « {column} » manque' },
  'records.no_list': {
    en: 'it is neither an array nor an object with "records"',
    fr: 'ce n’est ni un tableau, ni un objet avec « records »',
  },
  'records.no_table': {
    en: 'it has no readable table {table}',
    fr: 'il n’a pas de table {table} lisible',
  },
  'records.not_xlsx': { en: 'it is not a readable xlsx file', fr: 'ce n’est pas un fichier xlsx lisible' },
  'records.no_sheet': {
    en: 'no sheet has the columns letter, two digits, two digits, label',
    fr: 'aucune feuille n’a les colonnes lettre, deux chiffres, deux chiffres, libellé',
  },
  'records.not_code': { en: '"{code}" is not a ROME code', fr: '« {code} » n’est pas un code ROME' },
  'records.row': { en: 'row {number}', fr: 'ligne {number}' },
  'records.number': { en: 'record {number}', fr: 'fiche {number}' },
  'records.row_id': { en: 'row {id} of {table}', fr: 'ligne {id} de {table}' },
} as const satisfies Messages
