/** Sentences of the command line about what it did. */
import type { Messages } from '../catalogue.ts'

export const terminalSentences = {
  runs_now: { en: 'Vigie runs (process {pid}).', fr: 'Vigie tourne (processus {pid}).' },
  runs_already: { en: 'Vigie runs already (process {pid}).', fr: 'Vigie tourne déjà (processus {pid}).' },
  has_stopped: { en: 'Vigie has stopped.', fr: 'Vigie s’est arrêtée.' },
  was_not_running: { en: 'Vigie was not running.', fr: 'Vigie ne tournait pas.' },
  no_display: {
    en: 'There is no display here, so Vigie runs without a desktop; its panel opens in a browser.',
    fr: 'Il n’y a pas d’affichage ici : Vigie tourne sans bureau, et son panneau s’ouvre dans un navigateur.',
  },
  panel_at: { en: 'Panel: {url}', fr: 'Panneau : {url}' },
  version_and_process: { en: '{version}, process {pid}', fr: '{version}, processus {pid}' },
  restored: { en: 'Restored.', fr: 'Restaurée.' },
  restored_over: {
    en: 'Restored. What was there is kept as {kept}.',
    fr: 'Restaurée. Ce qui était là est gardé dans {kept}.',
  },
  remove_file: { en: 'remove {path}', fr: 'retirer {path}' },
  job_line: { en: '{job}: {told}, next {next}', fr: '{job} : {told}, prochaine {next}' },
  job_removed: { en: '{job} is removed.', fr: '{job} est retirée.' },
  has_started: { en: 'The job "{job}" has started.', fr: 'La tâche « {job} » a commencé.' },
  told_to_stop: {
    en: 'The job "{job}" is told to stop.',
    fr: 'La tâche « {job} » reçoit l’ordre d’arrêter.',
  },
  ended_as: { en: 'The run ended: {outcome}.', fr: 'L’exécution a fini : {outcome}.' },
  collection_runs: { en: 'The collection is running.', fr: 'La collecte est en cours.' },
  collection_stopped: {
    en: 'The collection is stopped. "vigie trades start" goes on from the same day.',
    fr: 'La collecte est arrêtée. « vigie trades start » reprend au même jour.',
  },
  days_held: { en: '{from} to {to} ({count})', fr: 'du {from} au {to} ({count})' },
  days_left: {
    en: { one: '{span} ({count} day)', other: '{span} ({count} days)' },
    fr: { one: '{span} ({count} jour)', other: '{span} ({count} jours)' },
  },
  window_place: { en: '{number} of {of}: {from} to {to}', fr: '{number} sur {of} : du {from} au {to}' },
  work_told_to_stop: { en: 'The work is told to stop.', fr: 'Le travail reçoit l’ordre d’arrêter.' },
  'work.running': { en: '{action}: running', fr: '{action} : en cours' },
  'work.succeeded': { en: '{action}: done', fr: '{action} : terminé' },
  'work.failed': { en: '{action}: failed', fr: '{action} : échoué' },
  'work.cancelled': { en: '{action}: cancelled', fr: '{action} : interrompu' },
  ready: { en: 'ready', fr: 'prêt' },
  not_ready: { en: 'not ready: {detail}', fr: 'pas prêt : {detail}' },
  alerts_changed: {
    en: '{created} created, {updated} updated, {removed} removed',
    fr: '{created} créées, {updated} mises à jour, {removed} levées',
  },
  alerts_generated: {
    en: '{message}: {created} created, {updated} updated, {removed} removed',
    fr: '{message} : {created} créées, {updated} mises à jour, {removed} levées',
  },
  alert_counts: {
    en: 'total {total} | unread {unread} | critical {critical} | high {high} | medium {medium} | low {low}',
    fr: 'total {total} | non lues {unread} | critiques {critical} | hautes {high} | moyennes {medium} | basses {low}',
  },
  secret_set: { en: 'The secret is set.', fr: 'Le secret est fixé.' },
  secret_unset: {
    en: 'There is no secret: nothing is sent.',
    fr: 'Il n’y a pas de secret : rien n’est envoyé.',
  },
  secret_forgotten: { en: 'The secret is forgotten.', fr: 'Le secret est oublié.' },
  secret_made: {
    en: 'Secret, shown this once: {secret}',
    fr: 'Secret, montré cette seule fois : {secret}',
  },
  removed: { en: 'Removed.', fr: 'Retirée.' },
  removed_with: {
    en: { one: 'Removed, with {count} maintenance.', other: 'Removed, with {count} maintenances.' },
    fr: { one: 'Retiré, avec {count} maintenance.', other: 'Retiré, avec {count} maintenances.' },
  },
  completed: {
    en: {
      one: '{title} is completed; {count} alert cleared.',
      other: '{title} is completed; {count} alerts cleared.',
    },
    fr: {
      one: '{title} : c’est fait ; {count} alerte levée.',
      other: '{title} : c’est fait ; {count} alertes levées.',
    },
  },
  next_maintenance: { en: 'Next: {day} ({id}).', fr: 'Prochaine : {day} ({id}).' },
  'recurrence.day.plan': {
    en: { one: 'every day from the plan', other: 'every {count} days from the plan' },
    fr: {
      one: 'chaque jour à partir de la date prévue',
      other: 'tous les {count} jours à partir de la date prévue',
    },
  },
  'recurrence.day.completion': {
    en: { one: 'every day from the completion', other: 'every {count} days from the completion' },
    fr: {
      one: 'chaque jour à partir de la réalisation',
      other: 'tous les {count} jours à partir de la réalisation',
    },
  },
  'recurrence.week.plan': {
    en: { one: 'every week from the plan', other: 'every {count} weeks from the plan' },
    fr: {
      one: 'chaque semaine à partir de la date prévue',
      other: 'toutes les {count} semaines à partir de la date prévue',
    },
  },
  'recurrence.week.completion': {
    en: { one: 'every week from the completion', other: 'every {count} weeks from the completion' },
    fr: {
      one: 'chaque semaine à partir de la réalisation',
      other: 'toutes les {count} semaines à partir de la réalisation',
    },
  },
  'recurrence.month.plan': {
    en: { one: 'every month from the plan', other: 'every {count} months from the plan' },
    fr: {
      one: 'chaque mois à partir de la date prévue',
      other: 'tous les {count} mois à partir de la date prévue',
    },
  },
  'recurrence.month.completion': {
    en: { one: 'every month from the completion', other: 'every {count} months from the completion' },
    fr: {
      one: 'chaque mois à partir de la réalisation',
      other: 'tous les {count} mois à partir de la réalisation',
    },
  },
  no_column: { en: 'no column: give one with --column', fr: 'aucune colonne : donnez-en une avec --column' },
  fault_at: { en: 'line {place}: {message} ("{value}")', fr: 'ligne {place} : {message} (« {value} »)' },
  import_preview: {
    en: {
      one: '{count} row: {new} new, {changed} changed, {known} known, {faulty} faulty. Nothing was imported; add --accept.',
      other:
        '{count} rows: {new} new, {changed} changed, {known} known, {faulty} faulty. Nothing was imported; add --accept.',
    },
    fr: {
      one: '{count} ligne : {new} nouvelle, {changed} modifiée, {known} connue, {faulty} fautive. Rien n’a été importé ; ajoutez --accept.',
      other:
        '{count} lignes : {new} nouvelles, {changed} modifiées, {known} connues, {faulty} fautives. Rien n’a été importé ; ajoutez --accept.',
    },
  },
  import_result: {
    en: '{message}: {new} new, {changed} changed, {known} known, {faulty} faulty, assets added: {assets}',
    fr: '{message} : {new} nouvelles, {changed} modifiées, {known} connues, {faulty} fautives, actifs ajoutés : {assets}',
  },
  'import.records': { en: 'records', fr: 'fiches' },
  'import.titles': { en: 'titles', fr: 'appellations' },
  'import.created': { en: 'created', fr: 'créées' },
  'import.updated': { en: 'updated', fr: 'mises à jour' },
  'import.unchanged': { en: 'unchanged', fr: 'inchangées' },
  'import.refused': { en: 'refused {where}: {problem}', fr: 'refusé {where} : {problem}' },
  records_changed: {
    en: { one: '{count} record changed.', other: '{count} records changed.' },
    fr: { one: '{count} fiche modifiée.', other: '{count} fiches modifiées.' },
  },
  key_set: { en: 'The key is kept.', fr: 'La clé est gardée.' },
  no_key: { en: 'There is no key.', fr: 'Il n’y a pas de clé.' },
  written: {
    en: { one: '{count} row written to {file}', other: '{count} rows written to {file}' },
    fr: { one: '{count} ligne écrite dans {file}', other: '{count} lignes écrites dans {file}' },
  },
  written_bytes: {
    en: '{file} ({count} bytes)',
    fr: '{file} ({count} octets)',
  },
  after_level: { en: 'after {level}', fr: 'après {level}' },
  sessions_behind: {
    en: { one: '{count} session behind', other: '{count} sessions behind' },
    fr: { one: '{count} séance de retard', other: '{count} séances de retard' },
  },
  next_sessions: {
    en: { one: 'next session', other: 'next {count} sessions' },
    fr: { one: 'séance suivante', other: '{count} séances suivantes' },
  },
  scored: {
    en: { one: '{count} score', other: '{count} scores' },
    fr: { one: '{count} score', other: '{count} scores' },
  },
  stretch: { en: '{profile}, {from} to {to}', fr: '{profile}, du {from} au {to}' },
} as const satisfies Messages
