/** Help of the commands about alerts, assets and maintenances. */
import type { Messages } from '../catalogue.ts'

const importing = {
  accept: { en: 'import the good rows', fr: 'importer les bonnes lignes' },
  column: { en: 'which column gives a field', fr: 'quelle colonne donne un champ' },
  dates: { en: 'day or month first', fr: 'jour ou mois en premier' },
  asset: { en: 'iCalendar: the asset of all events', fr: 'iCalendar : l’actif de tous les événements' },
}
const onlyAsset = { en: 'only those of an asset', fr: 'seulement celles d’un actif' }
const onlyStatus = { en: 'only this status', fr: 'seulement ce statut' }
const newValue = { en: 'a field and its new value', fr: 'un champ et sa nouvelle valeur' }

export const alertsHelp = {
  alerts: {
    en: 'What needs you, and what you did about it',
    fr: 'Ce qui demande votre attention, et ce que vous en avez fait',
  },
  'alerts list': { en: 'Alerts, most pressing first', fr: 'Les alertes, la plus pressante d’abord' },
  'alerts list --state': { en: 'which ones', fr: 'lesquelles' },
  'alerts list --priority': { en: 'only this priority', fr: 'seulement cette priorité' },
  'alerts list --type': { en: 'only this type', fr: 'seulement ce type' },
  'alerts list --unread': { en: 'only those not read yet', fr: 'seulement celles qui ne sont pas lues' },
  'alerts list --asset': onlyAsset,
  'alerts show': { en: 'One alert', fr: 'Une alerte' },
  'alerts generate': { en: 'Look at every rule now', fr: 'Examiner chaque règle maintenant' },
  'alerts read': { en: 'Mark an alert read, or all', fr: 'Marquer une alerte comme lue, ou toutes' },
  'alerts read --unread': { en: 'mark it unread again', fr: 'la marquer de nouveau non lue' },
  'alerts dismiss': {
    en: 'Hide an alert until its condition returns',
    fr: 'Ignorer une alerte jusqu’à ce que sa condition revienne',
  },
  'alerts restore': {
    en: 'Take a dismissal or a snooze back',
    fr: 'Ne plus ignorer ni reporter une alerte',
  },
  'alerts snooze': { en: 'Remind later', fr: 'Rappeler plus tard' },
  'alerts snooze --for': { en: 'how long', fr: 'combien de temps' },
  'alerts rules': { en: 'The rules, or a change of one', fr: 'Les règles, ou la modification d’une règle' },
  'alerts rules --enable': { en: 'switch the rule on', fr: 'activer la règle' },
  'alerts rules --disable': { en: 'switch the rule off', fr: 'désactiver la règle' },
  'alerts rules --set': { en: 'set a threshold', fr: 'fixer un seuil' },
  'alerts notices': {
    en: 'What was notified and how it was delivered',
    fr: 'Ce qui a été notifié, et comment',
  },
  'alerts test': {
    en: 'Send a test notification on every channel',
    fr: 'Envoyer une notification d’essai sur chaque canal',
  },
  'alerts webhook': {
    en: 'Whether webhook calls are signed, or set the secret that signs them',
    fr: 'Dire si les appels du webhook sont signés, ou fixer le secret qui les signe',
  },
  'alerts webhook --secret': {
    en: 'this secret, of at least 16 characters; a new one where none is given',
    fr: 'ce secret, d’au moins 16 caractères ; un nouveau si aucun n’est donné',
  },
  'alerts webhook --forget': {
    en: 'forget the secret: nothing is sent any more',
    fr: 'oublier le secret : plus rien n’est envoyé',
  },
} as const satisfies Messages

export const assetsHelp = {
  assets: { en: 'What is maintained', fr: 'Ce qui est entretenu' },
  'assets list': { en: 'Assets by name', fr: 'Les actifs, par nom' },
  'assets list --search': { en: 'part of name, code or location', fr: 'partie du nom, du code ou du lieu' },
  'assets list --status': onlyStatus,
  'assets show': { en: 'One asset', fr: 'Un actif' },
  'assets add': { en: 'Add an asset', fr: 'Ajouter un actif' },
  'assets add --set': {
    en: 'a field: code, location, status, interval_days, ...',
    fr: 'un champ : code, location, status, interval_days…',
  },
  'assets edit': {
    en: 'Change an asset, or mute its alerts',
    fr: 'Modifier un actif, ou taire ses alertes',
  },
  'assets edit --set': newValue,
  'assets remove': {
    en: 'Remove an asset with its maintenances',
    fr: 'Retirer un actif et ses maintenances',
  },
  'assets import': {
    en: 'Preview a CSV file; --accept imports it',
    fr: 'Montrer ce que donnerait un fichier CSV ; --accept l’importe',
  },
  'assets import --accept': importing.accept,
  'assets import --column': importing.column,
  'assets import --dates': importing.dates,
  'assets import --asset': importing.asset,
  'assets export': {
    en: 'All as CSV, to a file or the terminal',
    fr: 'Tous en CSV, dans un fichier ou au terminal',
  },
} as const satisfies Messages

export const maintenancesHelp = {
  maintenances: { en: 'What is planned and done', fr: 'Ce qui est prévu et ce qui est fait' },
  'maintenances list': { en: 'Maintenances by planned day', fr: 'Les maintenances, par jour prévu' },
  'maintenances list --asset': onlyAsset,
  'maintenances list --status': onlyStatus,
  'maintenances list --from': { en: 'planned from this day on', fr: 'prévues à partir de ce jour' },
  'maintenances list --to': { en: 'planned up to this day', fr: 'prévues jusqu’à ce jour' },
  'maintenances due': {
    en: 'What is late, and due in the next days',
    fr: 'Ce qui est en retard, et à faire ces prochains jours',
  },
  'maintenances due --days': { en: 'so many days ahead', fr: 'tant de jours à l’avance' },
  'maintenances show': { en: 'One maintenance', fr: 'Une maintenance' },
  'maintenances add': { en: 'Plan a maintenance', fr: 'Planifier une maintenance' },
  'maintenances add --set': {
    en: 'a field: recurrence, cost, reference, notes, ...',
    fr: 'un champ : recurrence, cost, reference, notes…',
  },
  'maintenances edit': { en: 'Change a maintenance', fr: 'Modifier une maintenance' },
  'maintenances edit --set': newValue,
  'maintenances complete': {
    en: 'Done: clears its alerts, plans the next one',
    fr: 'C’est fait : lève ses alertes, planifie la suivante',
  },
  'maintenances complete --on': {
    en: 'the day it was done; today where it is not given',
    fr: 'le jour où elle a été faite ; aujourd’hui s’il n’est pas donné',
  },
  'maintenances complete --notes': { en: 'what was done', fr: 'ce qui a été fait' },
  'maintenances remove': {
    en: 'Remove a maintenance and its alerts',
    fr: 'Retirer une maintenance et ses alertes',
  },
  'maintenances import': {
    en: 'Preview a CSV or iCalendar file; --accept imports it',
    fr: 'Montrer ce que donnerait un fichier CSV ou iCalendar ; --accept l’importe',
  },
  'maintenances import --accept': importing.accept,
  'maintenances import --column': importing.column,
  'maintenances import --dates': importing.dates,
  'maintenances import --asset': importing.asset,
  'maintenances export': {
    en: 'All as CSV or as a calendar, to a file or the terminal',
    fr: 'Toutes en CSV ou en calendrier, dans un fichier ou au terminal',
  },
  'maintenances export --format': {
    en: 'csv, or ics for calendars (default: as the file ends, else csv)',
    fr: 'csv, ou ics pour les calendriers (par défaut : selon la fin du nom, sinon csv)',
  },
} as const satisfies Messages
