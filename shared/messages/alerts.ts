/** Messages about alerts, assets, maintenances and imports. */
import type { AlertType } from '../alert.ts'
import type { ImportProblem } from '../import.ts'
import type { Message, Messages } from './catalogue.ts'

/** Names of the rules, one for each type of alert. */
const ruleMessages = {
  'alert.rule.MAINTENANCE_LATE': { en: 'Late maintenance', fr: 'Maintenance en retard' },
  'alert.rule.MAINTENANCE_URGENT': { en: 'Maintenance due soon', fr: 'Maintenance urgente' },
  'alert.rule.ASSET_MAINTENANCE_REQUIRED': { en: 'Asset to maintain', fr: 'Actif à maintenir' },
  'alert.rule.INDEX_EXTREME': { en: 'Extreme index', fr: 'Indice extrême' },
  'alert.rule.INDEX_JUMP': { en: 'Index jump', fr: 'Saut de l’indice' },
  'alert.rule.JOB_FAILING': { en: 'Failing job', fr: 'Tâche en échec' },
  'alert.rule.JOB_HALTED': { en: 'Halted job', fr: 'Tâche à l’arrêt' },
  'alert.rule.DATA_STALE': { en: 'Stale data', fr: 'Données périmées' },
  'alert.rule.BUDGET_REACHED': { en: 'Budget reached', fr: 'Budget atteint' },
  'alert.rule.DISK_LOW': { en: 'Low disk space', fr: 'Espace disque faible' },
  'alert.rule.STORE_REPAIRED': { en: 'Repaired files', fr: 'Fichiers réparés' },
  'alert.rule.ANALYSIS_FAILING': { en: 'Failing analysis', fr: 'Analyse en échec' },
  'alert.rule.ANALYSIS_CONDITION': { en: 'Condition of an analysis', fr: 'Condition d’une analyse' },
} as const satisfies Record<`alert.rule.${AlertType}`, Message>

/** Titles: short, with the name of the subject. */
const titleMessages = {
  'alert.title.MAINTENANCE_LATE': { en: 'Late maintenance: {asset}', fr: 'Maintenance en retard : {asset}' },
  'alert.title.MAINTENANCE_URGENT': { en: 'Maintenance due: {asset}', fr: 'Maintenance à faire : {asset}' },
  'alert.title.ASSET_MAINTENANCE_REQUIRED': {
    en: 'Needs maintenance: {asset}',
    fr: 'Actif à maintenir : {asset}',
  },
  'alert.title.INDEX_EXTREME': { en: '{level_name}: {score}', fr: '{level_name} : {score}' },
  'alert.title.INDEX_JUMP': { en: 'Index jump: {from} to {to}', fr: 'Saut de l’indice : {from} à {to}' },
  'alert.title.JOB_FAILING': { en: 'Job failing: {job}', fr: 'Tâche en échec : {job}' },
  'alert.title.JOB_HALTED': { en: 'Job halted: {job}', fr: 'Tâche à l’arrêt : {job}' },
  'alert.title.DATA_STALE': { en: 'Stale data: {job}', fr: 'Données périmées : {job}' },
  'alert.title.BUDGET_REACHED': { en: 'Budget reached: {name}', fr: 'Budget atteint : {name}' },
  'alert.title.DISK_LOW': { en: 'Low disk space: {free} MB', fr: 'Espace disque faible : {free} Mo' },
  'alert.title.STORE_REPAIRED': { en: 'Files were damaged', fr: 'Des fichiers étaient endommagés' },
  'alert.title.ANALYSIS_FAILING': { en: 'Analysis failing: {name}', fr: 'Analyse en échec : {name}' },
  'alert.title.ANALYSIS_CONDITION': { en: '{condition}: {name}', fr: '{condition} : {name}' },
} as const satisfies Record<`alert.title.${AlertType}`, Message>

const sentenceMessages = {
  'alert.maintenance.late': {
    en: {
      one: '{title}: planned for {day}, {count} day late.',
      other: '{title}: planned for {day}, {count} days late.',
    },
    fr: {
      one: '{title} : prévue le {day}, {count} jour de retard.',
      other: '{title} : prévue le {day}, {count} jours de retard.',
    },
  },
  'alert.maintenance.today': {
    en: '{title}: planned for today, {day}.',
    fr: '{title} : prévue aujourd’hui, {day}.',
  },
  'alert.maintenance.urgent': {
    en: {
      one: '{title}: planned for {day}, in {count} day.',
      other: '{title}: planned for {day}, in {count} days.',
    },
    fr: {
      one: '{title} : prévue le {day}, dans {count} jour.',
      other: '{title} : prévue le {day}, dans {count} jours.',
    },
  },
  'alert.asset.idle': {
    en: {
      one: 'No maintenance for {count} day, and none is planned.',
      other: 'No maintenance for {count} days, and none is planned.',
    },
    fr: {
      one: 'Aucune maintenance depuis {count} jour, et aucune n’est prévue.',
      other: 'Aucune maintenance depuis {count} jours, et aucune n’est prévue.',
    },
  },
  'alert.asset.flagged': {
    en: 'Marked as needing maintenance.',
    fr: 'Marqué comme nécessitant une maintenance.',
  },
  'alert.index.held_title': {
    en: '{level_name} not over yet: {score}',
    fr: '{level_name}, pas encore terminée : {score}',
  },
  'alert.index.extreme_fear': {
    en: { one: '{profile}: below {bound}.', other: '{profile}: below {bound} for {count} readings.' },
    fr: { one: '{profile} : sous {bound}.', other: '{profile} : sous {bound} depuis {count} lectures.' },
  },
  'alert.index.extreme_greed': {
    en: {
      one: '{profile}: at {bound} or above.',
      other: '{profile}: at {bound} or above for {count} readings.',
    },
    fr: {
      one: '{profile} : à {bound} ou plus.',
      other: '{profile} : à {bound} ou plus depuis {count} lectures.',
    },
  },
  'alert.index.extreme_fear_held': {
    en: {
      one: '{profile}: it was below {bound}. The alert ends at {leaves} or above.',
      other: '{profile}: it was below {bound}. The alert ends after {count} readings at {leaves} or above.',
    },
    fr: {
      one: '{profile} : il était sous {bound}. L’alerte prend fin à {leaves} ou plus.',
      other:
        '{profile} : il était sous {bound}. L’alerte prend fin après {count} lectures à {leaves} ou plus.',
    },
  },
  'alert.index.extreme_greed_held': {
    en: {
      one: '{profile}: it was at {bound} or above. The alert ends at {leaves} or below.',
      other:
        '{profile}: it was at {bound} or above. The alert ends after {count} readings at {leaves} or below.',
    },
    fr: {
      one: '{profile} : il était à {bound} ou plus. L’alerte prend fin à {leaves} ou moins.',
      other:
        '{profile} : il était à {bound} ou plus. L’alerte prend fin après {count} lectures à {leaves} ou moins.',
    },
  },
  'alert.index.jump_common': {
    en: '{profile}: from {from} to {to} since the close of the session before, over the components both have.',
    fr: '{profile} : de {from} à {to} depuis la clôture de la séance précédente, sur les composantes communes.',
  },
  'alert.index.jump': {
    en: '{profile}: from {from} to {to} since the close of the session before.',
    fr: '{profile} : de {from} à {to} depuis la clôture de la séance précédente.',
  },
  'alert.job.failing': {
    en: { one: '{count} failed run. {cause}', other: '{count} failed runs in a row. {cause}' },
    fr: { one: '{count} exécution échouée. {cause}', other: '{count} exécutions échouées de suite. {cause}' },
  },
  'alert.job.halted': {
    en: {
      one: 'Halted after {count} failure; it waits until you resume it. {cause}',
      other: 'Halted after {count} failures; it waits until you resume it. {cause}',
    },
    fr: {
      one: 'Arrêtée après {count} échec ; elle attend que vous la repreniez. {cause}',
      other: 'Arrêtée après {count} échecs ; elle attend que vous la repreniez. {cause}',
    },
  },
  'alert.job.stale': { en: 'Last success: {since}.', fr: 'Dernière réussite : {since}.' },
  'alert.job.never': { en: 'No run has succeeded yet.', fr: 'Aucune exécution n’a encore réussi.' },
  'alert.budget': {
    en: '{spent} of {cap} {currency} spent. Raise the cap to go on.',
    fr: '{spent} sur {cap} {currency} dépensés. Relevez le plafond pour continuer.',
  },
  'alert.disk': {
    en: 'Less than {limit} MB is free at {path}. Make room, or move the data folder.',
    fr: 'Moins de {limit} Mo sont libres sous {path}. Faites de la place, ou déplacez le dossier de données.',
  },
  'alert.analysis.failing': {
    en: '{percent} % of the calls of the last hour failed.',
    fr: '{percent} % des appels de la dernière heure ont échoué.',
  },
  'alert.analysis.condition': {
    en: 'The last answer says: {value}.',
    fr: 'La dernière réponse dit : {value}.',
  },
} as const satisfies Messages

const noticeMessages = {
  'notice.digest.title': {
    en: { one: '{count} new alert', other: '{count} new alerts' },
    fr: { one: '{count} nouvelle alerte', other: '{count} nouvelles alertes' },
  },
  'notice.summary.title': {
    en: { one: 'While it was quiet: {count} alert', other: 'While it was quiet: {count} alerts' },
    fr: { one: 'Pendant le silence : {count} alerte', other: 'Pendant le silence : {count} alertes' },
  },
  'notice.more': {
    en: { one: 'and {count} more', other: 'and {count} more' },
    fr: { one: 'et {count} autre', other: 'et {count} autres' },
  },
  'notice.test.title': { en: 'Vigie can reach you', fr: 'Vigie peut vous joindre' },
  'notice.test.body': { en: 'This is a test notification.', fr: 'Ceci est une notification d’essai.' },
  'alerts.generated': { en: 'Alerts were generated again', fr: 'Alertes régénérées avec succès' },
  'alerts.dismissed': { en: 'The alert is dismissed', fr: 'L’alerte est ignorée' },
  'alerts.all_read': {
    en: { one: '{count} alert marked read', other: '{count} alerts marked read' },
    fr: { one: '{count} alerte marquée lue', other: '{count} alertes marquées lues' },
  },
  'alerts.step.judging': { en: 'Looking at every rule', fr: 'Examen de chaque règle' },
  'import.done': {
    en: { one: '{count} row imported', other: '{count} rows imported' },
    fr: { one: '{count} ligne importée', other: '{count} lignes importées' },
  },
} as const satisfies Messages

/** Problems of a row, after "Line 12, column Date, "31/02/2026": ". */
const importMessages = {
  'import.problem.missing': { en: 'a value is needed', fr: 'une valeur est nécessaire' },
  'import.problem.not_a_date': {
    en: 'this is not a date; write 2026-03-09 or 09/03/2026',
    fr: 'ce n’est pas une date ; écrivez 2026-03-09 ou 09/03/2026',
  },
  'import.problem.impossible_date': { en: 'this day does not exist', fr: 'ce jour n’existe pas' },
  'import.problem.date_out_of_range': {
    en: 'the date must lie between 1970 and 2199',
    fr: 'la date doit se situer entre 1970 et 2199',
  },
  'import.problem.unknown_status': {
    en: 'this status is not known; write planned, in progress, completed or cancelled',
    fr: 'cet état est inconnu ; écrivez planifié, en cours, terminé ou annulé',
  },
  'import.problem.not_a_number': { en: 'this is not a number', fr: 'ce n’est pas un nombre' },
  'import.problem.number_out_of_range': {
    en: 'this number is out of its range',
    fr: 'ce nombre est hors de ses bornes',
  },
  'import.problem.not_a_recurrence': {
    en: 'write for example "3 months", "every 2 weeks" or "daily"',
    fr: 'écrivez par exemple « 3 mois », « toutes les 2 semaines » ou « quotidien »',
  },
  'import.problem.too_long': { en: 'the text is too long', fr: 'le texte est trop long' },
  'import.problem.too_few_columns': {
    en: 'the row has fewer columns than the heading',
    fr: 'la ligne a moins de colonnes que l’en-tête',
  },
  'import.problem.too_many_columns': {
    en: 'the row has more columns than the heading',
    fr: 'la ligne a plus de colonnes que l’en-tête',
  },
  'import.problem.unclosed_quote': {
    en: 'a quotation mark is never closed',
    fr: 'un guillemet n’est jamais fermé',
  },
  'import.problem.stray_quote': {
    en: 'a quotation mark stands where none may stand',
    fr: 'un guillemet est mal placé',
  },
  'import.problem.control_character': {
    en: 'the text holds a character that cannot be shown',
    fr: 'le texte contient un caractère non affichable',
  },
  'import.problem.completed_before_done': {
    en: 'there is a completion date, but the status is not completed',
    fr: 'il y a une date de réalisation, mais l’état n’est pas terminé',
  },
  'import.problem.conflicting_reference': {
    en: 'an earlier row of this file has the same identity and other values',
    fr: 'une ligne précédente de ce fichier a la même identité et d’autres valeurs',
  },
  'import.problem.unreadable_event': { en: 'the event cannot be read', fr: 'l’événement est illisible' },
  'import.problem.too_many_occurrences': {
    en: 'the event recurs too often; its first occurrences are taken',
    fr: 'l’événement se répète trop souvent ; ses premières occurrences sont reprises',
  },
} as const satisfies Record<`import.problem.${ImportProblem}`, Message>

export const alertMessages = {
  ...ruleMessages,
  ...titleMessages,
  ...sentenceMessages,
  ...noticeMessages,
  ...importMessages,
} as const satisfies Messages
