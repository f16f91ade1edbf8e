/** Problems of trade files: their archives, lines and days. */
import type { Messages } from './catalogue.ts'

/** About an archive being read. */
const archiveProblems = {
  'archive.endless': { en: 'it does not end', fr: 'elle ne finit pas' },
  'archive.not_zip': { en: 'it is not a whole zip file', fr: 'ce n’est pas un fichier zip entier' },
  'archive.directory': { en: 'its directory is damaged', fr: 'son répertoire est endommagé' },
  'archive.header': { en: 'its header is damaged', fr: 'son en-tête est endommagé' },
  'archive.data': {
    en: 'its compressed data is damaged',
    fr: 'ses données compressées sont endommagées',
  },
  'archive.file_count': {
    en: 'it holds {found} files instead of one',
    fr: 'elle contient {found} fichiers au lieu d’un seul',
  },
  'archive.encrypted': { en: 'it is encrypted', fr: 'elle est chiffrée' },
  'archive.compression': { en: 'its compression is unknown', fr: 'sa compression est inconnue' },
  'archive.bomb': { en: 'it claims {bytes} bytes of text', fr: 'elle annonce {bytes} octets de texte' },
  'archive.more': { en: 'it holds more than it says', fr: 'elle contient plus qu’elle ne l’annonce' },
  'archive.cut': { en: 'it is cut short', fr: 'elle est tronquée' },
  'archive.crc': { en: 'its CRC-32 is wrong', fr: 'son CRC-32 est faux' },
} as const satisfies Messages

/** About a file of trades or bars. */
const fileProblems = {
  'trade_file.not_parquet': {
    en: 'it is not a whole Parquet file',
    fr: 'ce n’est pas un fichier Parquet entier',
  },
  'trade_file.column_damaged': {
    en: 'column {column} is damaged',
    fr: 'la colonne {column} est endommagée',
  },
  'trade_file.column_foreign': {
    en: 'column {column} is not written as Vigie writes it',
    fr: 'la colonne {column} n’est pas écrite à la manière de Vigie',
  },
  'trade_file.column_missing': { en: 'column {column} is missing', fr: 'la colonne {column} manque' },
  'trade_file.order': {
    en: 'trade {found} follows trade {before}',
    fr: 'l’échange {found} suit l’échange {before}',
  },
  'trade_file.rows': {
    en: 'its rows cannot be read ({detail})',
    fr: 'ses lignes ne peuvent pas être lues ({detail})',
  },
  base_of_aggregates: {
    en: 'only a collection of the data set "trades" adopts files; aggregate trades come from their archives',
    fr: 'seule une collecte du jeu de données « trades » adopte des fichiers ; les échanges agrégés viennent de leurs archives',
  },
} as const satisfies Messages

/** About a line; the name of a column, or the line itself, precedes it. */
const rowProblems = {
  'row.line': { en: 'the line', fr: 'la ligne' },
  'row.negative': { en: 'is negative', fr: 'est négatif' },
  'row.missing': { en: 'is missing', fr: 'manque' },
  'row.not_number': { en: 'is not a number', fr: 'n’est pas un nombre' },
  'row.too_large': { en: 'is too large', fr: 'est trop grand' },
  'row.product_too_large': {
    en: 'times the price is too large',
    fr: 'multiplié par le prix est trop grand',
  },
  'row.decimals': { en: 'has more than eight decimals', fr: 'a plus de huit décimales' },
  'row.not_flag': { en: 'is neither True nor False', fr: 'n’est ni True ni False' },
  'row.column_too_many': { en: 'has a column too many', fr: 'a une colonne de trop' },
  'row.too_long': { en: 'is too long', fr: 'est trop longue' },
  'row.twice': { en: 'is there twice', fr: 'est là deux fois' },
  'row.lower': { en: 'is lower than the one before', fr: 'est inférieur au précédent' },
  'row.other_day': { en: 'is of another day', fr: 'est d’un autre jour' },
  'row.time_unit': {
    en: 'is neither milliseconds nor microseconds',
    fr: 'n’est ni en millisecondes ni en microsecondes',
  },
  'row.not_decimal': {
    en: 'is {value}, not a decimal with at most eight places',
    fr: 'est {value}, pas un nombre d’au plus huit décimales',
  },
  'row.not_whole': { en: 'is {value}, not a whole number', fr: 'est {value}, pas un nombre entier' },
  'row.not_time': { en: 'is {value}, not a time', fr: 'est {value}, pas une date' },
  'row.not_side': {
    en: 'is neither true nor false, buy nor sell',
    fr: 'n’est ni true ni false, ni buy ni sell',
  },
} as const satisfies Messages

/** About a day that is stored, or should be. */
const dayProblems = {
  'day.missing': { en: 'the day is missing', fr: 'le jour manque' },
  'day.stranger': { en: 'the file is not in the manifest', fr: 'le fichier n’est pas au manifeste' },
  'day.gone': { en: 'the file is gone', fr: 'le fichier a disparu' },
  'day.other_file': {
    en: 'the file is not the one recorded ({bytes} bytes)',
    fr: 'le fichier n’est pas celui qui est enregistré ({bytes} octets)',
  },
  'day.other_facts': {
    en: 'the manifest tells other rows, ids or times than the file',
    fr: 'le manifeste donne d’autres lignes, identifiants ou heures que le fichier',
  },
  'day.unreadable': { en: 'the file cannot be read ({detail})', fr: 'le fichier est illisible ({detail})' },
  'day.gap': {
    en: { one: '{count} id is missing ({from})', other: '{count} ids are missing ({from} to {to})' },
    fr: {
      one: '{count} identifiant manque ({from})',
      other: '{count} identifiants manquent ({from} à {to})',
    },
  },
  'day.gaps': {
    en: '{count} ids are missing, the first of them {from} to {to}',
    fr: '{count} identifiants manquent, les premiers de {from} à {to}',
  },
  'day.gap_before': {
    en: {
      one: '{count} id is missing before its first trade ({from})',
      other: '{count} ids are missing before its first trade ({from} to {to})',
    },
    fr: {
      one: '{count} identifiant manque avant son premier échange ({from})',
      other: '{count} identifiants manquent avant son premier échange ({from} à {to})',
    },
  },
  'day.overlap': {
    en: 'its first trade {first} is not after trade {last} of the day before',
    fr: 'son premier échange {first} ne suit pas l’échange {last} de la veille',
  },
  'day.disorder': {
    en: { one: '{count} time is out of order', other: '{count} times are out of order' },
    fr: { one: '{count} heure n’est pas dans l’ordre', other: '{count} heures ne sont pas dans l’ordre' },
  },
} as const satisfies Messages

export const tradesProblems = {
  ...archiveProblems,
  ...fileProblems,
  ...rowProblems,
  ...dayProblems,
} as const satisfies Messages
