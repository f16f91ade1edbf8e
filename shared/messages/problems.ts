/** Why a value is invalid, as the end of a sentence: without a capital and without a full stop. */
import type { Messages } from './catalogue.ts'
import { answersProblems } from './problems-answers.ts'
import { recordsProblems } from './problems-records.ts'
import { tradesProblems } from './problems-trades.ts'

export const problems = {
  ...tradesProblems,
  ...answersProblems,
  ...recordsProblems,
  'form.address_path': {
    en: 'it must begin with /, as /health',
    fr: 'elle doit commencer par /, comme /health',
  },
  'form.header_name': {
    en: 'it must be letters, digits and hyphens, as X-Api-Key',
    fr: 'il faut des lettres, des chiffres et des traits d’union, comme X-Api-Key',
  },
  'form.host_name': {
    en: 'it must be lower-case letters, digits, dots and hyphens, as vigie.example.org',
    fr: 'il faut des minuscules, des chiffres, des points et des traits d’union, comme vigie.example.org',
  },
  'form.hour': { en: 'it must be an hour, as 08:30', fr: 'il faut une heure, comme 08:30' },
  'form.job_id': {
    en: 'it must be lower-case letters, digits and hyphens, as fear-greed',
    fr: 'il faut des minuscules, des chiffres et des traits d’union, comme fear-greed',
  },
  'form.job_name': {
    en: 'it must be letters, digits, hyphens and underscores, as fear-greed',
    fr: 'il faut des lettres, des chiffres, des traits d’union ou de soulignement, comme fear-greed',
  },
  'form.json_path': {
    en: 'it must be a path that begins with $, as $.analysis.signal',
    fr: 'il faut un chemin qui commence par $, comme $.analysis.signal',
  },
  'form.key': {
    en: 'it must not hold spaces, accents or line breaks',
    fr: 'elle ne doit contenir ni espace, ni accent, ni saut de ligne',
  },
  'form.occupation_code': {
    en: 'it must be a capital letter and four digits, as M1805',
    fr: 'il faut une lettre majuscule et quatre chiffres, comme M1805',
  },
  'form.occupation_domain': {
    en: 'it must be one capital letter, as M',
    fr: 'il faut une lettre majuscule, comme M',
  },
  'form.series_id': {
    en: 'it must be lower-case letters, digits and hyphens, as dollar',
    fr: 'il faut des minuscules, des chiffres et des traits d’union, comme dollar',
  },
  'form.sha512': { en: 'it is not a SHA-512', fr: 'ce n’est pas un SHA-512' },
  'form.version': { en: 'it is not a version', fr: 'ce n’est pas une version' },
  'form.symbol': {
    en: 'it must be capital letters, digits, dots and hyphens, as BTCUSDT',
    fr: 'il faut des majuscules, des chiffres, des points et des traits d’union, comme BTCUSDT',
  },
  'form.url': {
    en: 'it must be an address, as https://example.org',
    fr: 'il faut une adresse, comme https://example.org',
  },
  'form.date': { en: 'it must be a day, as 2026-01-31', fr: 'il faut un jour, comme 2026-01-31' },
  'form.instant': {
    en: 'it must be an instant with its offset, as 2026-01-31T08:00:00+01:00',
    fr: 'il faut un instant avec son décalage, comme 2026-01-31T08:00:00+01:00',
  },
  'cron.field_count': {
    en: 'it has {found} fields; write 5 (minute, hour, day, month, weekday), or 6 with seconds first',
    fr: 'elle a {found} champs ; écrivez-en 5 (minute, heure, jour, mois, jour de la semaine), ou 6 avec les secondes d’abord',
  },
  'cron.field': {
    en: '"{text}" in field {position} is not made of numbers from {low} to {high}, ranges, lists or steps',
    fr: '« {text} » au champ {position} n’est pas fait de nombres de {low} à {high}, d’intervalles, de listes ou de pas',
  },
  'cron.never': {
    en: 'it never comes, none of its months has such a day',
    fr: 'elle n’arrive jamais, aucun de ses mois n’a un tel jour',
  },
  not_json: { en: 'it is not readable JSON', fr: 'ce n’est pas du JSON lisible' },
  not_number: { en: 'it must be a number', fr: 'il faut un nombre' },
  not_integer: { en: 'it must be a whole number', fr: 'il faut un nombre entier' },
  not_text: { en: 'it must be text', fr: 'il faut un texte' },
  not_yes_no: { en: 'it must be true or false', fr: 'il faut true ou false' },
  not_list: { en: 'it must be a list', fr: 'il faut une liste' },
  not_object: { en: 'it must be an object with named fields', fr: 'il faut un objet aux champs nommés' },
  below_least: { en: 'it must be at least {limit}', fr: 'elle doit être d’au moins {limit}' },
  above_most: { en: 'it must be at most {limit}', fr: 'elle doit être d’au plus {limit}' },
  not_above: { en: 'it must be above {limit}', fr: 'elle doit être au-dessus de {limit}' },
  not_below: { en: 'it must be below {limit}', fr: 'elle doit être au-dessous de {limit}' },
  empty_text: { en: 'it must not be empty', fr: 'elle ne doit pas être vide' },
  too_short: {
    en: 'it must have at least {limit} characters',
    fr: 'elle doit avoir au moins {limit} caractères',
  },
  too_long: {
    en: 'it must have at most {limit} characters',
    fr: 'elle doit avoir au plus {limit} caractères',
  },
  too_few: { en: 'it must have at least {limit} entries', fr: 'elle doit avoir au moins {limit} éléments' },
  too_many: { en: 'it must have at most {limit} entries', fr: 'elle doit avoir au plus {limit} éléments' },
  missing: { en: 'it is missing', fr: 'elle manque' },
  unknown_field: { en: 'there is no such field', fr: 'ce champ n’existe pas' },
  unknown_zone: {
    en: 'there is no such time zone; use a name like Europe/Paris',
    fr: 'ce fuseau horaire n’existe pas ; utilisez un nom comme Europe/Paris',
  },
  exactly: { en: 'it must be {value}', fr: 'elle doit être {value}' },
  one_of: { en: 'it must be one of {options}', fr: 'elle doit être l’une de {options}' },
  other_form: {
    en: 'it does not have the expected form ({pattern})',
    fr: 'elle n’a pas la forme attendue ({pattern})',
  },
  not_whole: { en: '"{value}" is not a whole number', fr: '« {value} » n’est pas un nombre entier' },
  not_a_number: { en: '"{value}" is not a number', fr: '« {value} » n’est pas un nombre' },
  not_a_port: {
    en: '"{value}" is not between 0 and 65535',
    fr: '« {value} » n’est pas compris entre 0 et 65535',
  },
  not_a_flag: {
    en: '"{value}" is neither true nor false',
    fr: '« {value} » n’est ni true ni false',
  },
  not_assigned: { en: '"{value}" is not {form}', fr: '« {value} » n’est pas de la forme {form}' },
  not_a_cursor: {
    en: 'it is not the next_cursor of a page',
    fr: 'elle n’est le next_cursor d’aucune page',
  },
  'rule.fixed_needs_size': {
    en: 'a fixed threshold needs a size',
    fr: 'un seuil fixe demande une taille (size)',
  },
  'rule.same_id': { en: 'two series have the same id', fr: 'deux séries ont le même id' },
  'rule.below_other': { en: 'it must not be below {other}', fr: 'elle ne doit pas être sous {other}' },
  'rule.above_other': { en: 'it must not be above {other}', fr: 'elle ne doit pas dépasser {other}' },
  'rule.not_above_other': { en: 'it must be above {other}', fr: 'elle doit dépasser {other}' },
  'rule.pay_rises': { en: 'min, median and max must rise', fr: 'min, median et max doivent croître' },
  'rule.medians_rise': {
    en: 'the medians must rise from junior to senior',
    fr: 'les médianes doivent croître de junior à senior',
  },
  'rule.plan_year': {
    en: 'it must lie between 1970 and 2199',
    fr: 'elle doit être entre 1970 et 2199',
  },
  nothing_to_change: {
    en: 'nothing to change was given; "vigie configure --help" lists what can be',
    fr: 'rien à changer n’a été donné ; « vigie configure --help » en donne la liste',
  },
  in_the_past: { en: 'it has passed already', fr: 'elle est déjà passée' },
  too_far_ahead: {
    en: 'it is more than a hundred years ahead',
    fr: 'elle est à plus de cent ans',
  },
  no_such_file: { en: 'there is no such file', fr: 'ce fichier n’existe pas' },
  no_such_threshold: {
    en: 'the rule {rule} has no such threshold',
    fr: 'la règle {rule} n’a pas ce seuil',
  },
  path_or_data: { en: 'path or data_base64 is needed', fr: 'il faut path ou data_base64' },
  code_domain_or_all: {
    en: 'a code, --domain or --all is needed',
    fr: 'il faut un code, --domain ou --all',
  },
  content_or_base64: {
    en: 'give content or content_base64',
    fr: 'donnez content ou content_base64',
  },
  days_held: {
    en: 'days are held already; the collection goes on behind them',
    fr: 'des jours sont déjà là ; la collecte continue à leur suite',
  },
  day_ahead: {
    en: 'that day has not begun; give one up to {today}',
    fr: 'ce jour n’a pas commencé ; indiquez une date jusqu’au {today}',
  },
  day_after_last: {
    en: 'that day is later than the last one, {to}; give one up to it',
    fr: 'ce jour est postérieur au dernier, le {to} ; indiquez une date jusqu’à celui-ci',
  },
  history_elsewhere: {
    en: 'the job "{job}" keeps the same history in {folder}; give that folder, or change that job',
    fr: 'la tâche « {job} » conserve le même historique dans {folder} ; indiquez ce dossier, ou modifiez cette tâche',
  },
  folder_taken: {
    en: 'the job "{job}" keeps another history of {symbol} there; give another folder',
    fr: 'la tâche « {job} » y conserve un autre historique de {symbol} ; indiquez un autre dossier',
  },
  no_weight: {
    en: 'no component of the profile "{profile}" has a weight above 0',
    fr: 'aucune composante du profil « {profile} » n’a un poids supérieur à 0',
  },
  unknown_source: {
    en: 'a source is unknown among {names}; "vigie index profiles" names them',
    fr: 'une source est inconnue parmi {names} ; « vigie index profiles » les nomme',
  },
  source_address: {
    en: 'the address of "{name}" is neither http:, https: nor file:',
    fr: 'l’adresse de « {name} » n’est ni http:, ni https:, ni file:',
  },
  definition_damaged: {
    en: 'the definition of "{name}" is damaged',
    fr: 'la définition de « {name} » est endommagée',
  },
  file_empty: { en: 'it is empty', fr: 'il est vide' },
  no_assets_in_calendar: {
    en: 'a calendar holds no assets',
    fr: 'un calendrier ne contient pas d’actifs',
  },
  no_index: {
    en: 'the Casablanca exchange has no index "{symbol}"; use {names}',
    fr: 'la bourse de Casablanca n’a pas d’indice « {symbol} » ; utilisez {names}',
  },
  csv_no_address: {
    en: 'the source "csv" needs the address of a file',
    fr: 'la source « csv » demande l’adresse d’un fichier',
  },
  no_events: {
    en: 'it holds no event and no task',
    fr: 'il ne contient ni événement ni tâche',
  },
} as const satisfies Messages

export type ProblemKey = keyof typeof problems
