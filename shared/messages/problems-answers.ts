/** Problems of an answer of a source, a server or the machine itself: a phrase in brackets or after a colon. */
import type { Messages } from './catalogue.ts'

/** About an answer as such. */
const answerProblems = {
  'implausible.not_positive': { en: 'not above zero', fr: 'pas au-dessus de zéro' },
  'implausible.out_of_range': {
    en: 'a close outside of its own low and high',
    fr: 'une clôture hors de ses propres extrêmes',
  },
  'implausible.future': { en: 'a day that has not come yet', fr: 'un jour qui n’est pas encore venu' },
  'implausible.coarse': {
    en: 'a monthly bar among daily ones',
    fr: 'une valeur mensuelle parmi des quotidiennes',
  },
  'implausible.other_unit': { en: 'in another unit', fr: 'dans une autre unité' },
  'implausible.spike': { en: 'a spike that reverses', fr: 'un pic aussitôt repris' },
  'answer.no_file': { en: 'there is no file {path}', fr: 'il n’y a pas de fichier {path}' },
  'answer.html': { en: 'HTML instead of {expected}', fr: 'du HTML au lieu de {expected}' },
  'answer.browser_check': {
    en: 'a page that only lets browsers in, instead of CSV',
    fr: 'une page qui ne laisse entrer que les navigateurs, au lieu d’un CSV',
  },
  'answer.not_json': { en: 'not JSON but "{start}"', fr: 'pas du JSON mais « {start} »' },
  'answer.json_cut': {
    en: 'JSON broken or cut after {count} characters',
    fr: 'du JSON cassé ou coupé après {count} caractères',
  },
  'answer.field': { en: '{field}: {problem}', fr: '{field} : {problem}' },
  'answer.unexpected': { en: 'it is not as agreed', fr: 'ce n’est pas ce qui est convenu' },
  'answer.status': { en: '{what}: status {status}', fr: '{what} : statut {status}' },
  'answer.late': { en: 'no answer within {seconds} s', fr: 'pas de réponse en {seconds} s' },
  'answer.empty': { en: 'an empty answer', fr: 'une réponse vide' },
  'answer.too_long': {
    en: 'the answer is longer than {most} bytes',
    fr: 'la réponse dépasse {most} octets',
  },
  'answer.endless': { en: 'the page does not end', fr: 'la page ne finit pas' },
  'answer.redirects': { en: 'more than {most} redirects', fr: 'plus de {most} redirections' },
  'answer.redirect_nowhere': {
    en: 'a redirect that leads nowhere',
    fr: 'une redirection qui ne mène nulle part',
  },
  'answer.unknown_host': {
    en: 'the name {host} is not found, perhaps because there is no network',
    fr: 'le nom {host} est introuvable, peut-être faute de réseau',
  },
  'answer.no_network': { en: 'no network leads to {host}', fr: 'aucun réseau ne mène à {host}' },
  'answer.nobody_there': { en: 'nothing answers at {host}', fr: 'rien ne répond à {host}' },
  'answer.cut': { en: '{host} cut the connection', fr: '{host} a coupé la connexion' },
  'answer.no_connection': {
    en: 'no connection with {host} came about',
    fr: 'aucune connexion avec {host} ne s’est établie',
  },
  'answer.not_address': { en: '"{url}" is not an address', fr: '« {url} » n’est pas une adresse' },
  'answer.stopped': { en: 'stopped: {reason}', fr: 'arrêtée : {reason}' },
  'answer.other_json': { en: 'not the JSON that was asked for', fr: 'pas le JSON demandé' },
  'answer.no_opinion': {
    en: 'no opinion on article {number} of {count}',
    fr: 'pas d’avis sur l’article {number} sur {count}',
  },
} as const satisfies Messages

/** About values and trades in it. */
const figureProblems = {
  'answer.line': { en: 'line {line}: "{text}"', fr: 'ligne {line} : « {text} »' },
  'answer.line_not_number': {
    en: 'line {line}: "{text}" is not a number',
    fr: 'ligne {line} : « {text} » n’est pas un nombre',
  },
  'answer.line_no_close': { en: 'line {line} has no close', fr: 'la ligne {line} n’a pas de clôture' },
  'answer.line_endless': { en: 'line {line} has no end', fr: 'la ligne {line} n’a pas de fin' },
  'answer.no_header': {
    en: 'line 1 is not a header: "{text}"',
    fr: 'la ligne 1 n’est pas un en-tête : « {text} »',
  },
  'answer.no_column': { en: 'line 1 has no column {column}', fr: 'la ligne 1 n’a pas de colonne {column}' },
  'answer.no_table': {
    en: 'the live page has no table "{titles}"',
    fr: 'la page en direct n’a pas de tableau « {titles} »',
  },
  'answer.page_not_number': {
    en: '"{text}" on the live page is not a number',
    fr: '« {text} », sur la page en direct, n’est pas un nombre',
  },
  'answer.no_list': { en: 'it has no list "{name}"', fr: 'elle n’a pas de liste « {name} »' },
  'answer.no_checksum': {
    en: 'no checksum but "{start}"',
    fr: 'pas de somme de contrôle mais « {start} »',
  },
  'answer.missing': { en: '{name} is missing', fr: '{name} manque' },
  'answer.not_whole': {
    en: '{name} is {value} instead of a whole number',
    fr: '{name} est {value} au lieu d’un nombre entier',
  },
  'answer.not_decimal': {
    en: '{name} is {value} instead of a decimal',
    fr: '{name} est {value} au lieu d’un nombre décimal',
  },
  'answer.not_time': {
    en: '{name} is {value} instead of a time',
    fr: '{name} est {value} au lieu d’une date',
  },
  'answer.not_list': { en: 'trades are not a list', fr: 'les échanges ne sont pas une liste' },
} as const satisfies Messages

/** About the fear and greed index, as sentences. */
const indexProblems = {
  'index.lacking': { en: '{id}: {reason}.', fr: '{id} : {reason}.' },
  'index.too_little': {
    en: 'The sources have too little data.',
    fr: 'Les sources ont trop peu de données.',
  },
} as const satisfies Messages

/** About the press. */
const pressProblems = {
  'answer.not_feed': { en: 'neither RSS nor Atom', fr: 'ni RSS ni Atom' },
  'answer.feed_damaged': { en: 'a feed that cannot be read', fr: 'un flux illisible' },
  'answer.feed_cut': {
    en: 'a feed cut off after {count} characters',
    fr: 'un flux coupé après {count} caractères',
  },
  'answer.feed_empty': { en: 'a feed without articles', fr: 'un flux sans articles' },
  'answer.no_headlines': { en: 'a page without headlines', fr: 'une page sans titres' },
} as const satisfies Messages

/** About the machine: files, threads, the socket. */
const machineProblems = {
  'file.unreadable': { en: 'it cannot be read ({detail})', fr: 'il est illisible ({detail})' },
  'file.unwritable': { en: 'it cannot be written ({detail})', fr: 'impossible d’y écrire ({detail})' },
  'file.no_token': { en: 'it does not hold a token', fr: 'il ne contient pas de jeton' },
  'file.not_texts': { en: 'not an object of texts', fr: 'pas un objet de textes' },
  'folder.open': { en: 'others may enter its folder', fr: 'd’autres ont accès à son dossier' },
  'worker.exit': { en: 'exit code {exit}', fr: 'code de sortie {exit}' },
  'worker.not_copied': { en: 'its answer cannot be copied', fr: 'sa réponse ne peut pas être copiée' },
} as const satisfies Messages

/** A text stored by an older version. */
const literalMessage = { as_noted: { en: '{text}', fr: '{text}' } } as const satisfies Messages

export const answersProblems = {
  ...answerProblems,
  ...figureProblems,
  ...indexProblems,
  ...pressProblems,
  ...machineProblems,
  ...literalMessage,
} as const satisfies Messages
