/** Help of the commands about jobs and their runs. */
import type { Messages } from '../catalogue.ts'

export const jobsHelp = {
  jobs: {
    en: 'All jobs, or one, with state and next times',
    fr: 'Toutes les tâches, ou une, avec leur état et leurs prochaines fois',
  },
  runs: {
    en: 'History of runs, newest first, or one run',
    fr: 'L’historique des exécutions, la plus récente d’abord, ou une exécution',
  },
  'runs --job': { en: 'only this job', fr: 'seulement cette tâche' },
  'runs --outcome': { en: 'only this outcome', fr: 'seulement cette issue' },
  trigger: { en: 'Run a job now', fr: 'Exécuter une tâche maintenant' },
  'trigger --wait': {
    en: 'wait for the end of the run and show it',
    fr: 'attendre la fin de l’exécution et la montrer',
  },
  cancel: { en: 'Cancel the run in flight', fr: 'Interrompre l’exécution en cours' },
  pause: { en: 'Pause one job, or all', fr: 'Mettre en pause une tâche, ou toutes' },
  'pause --for': { en: 'how long', fr: 'combien de temps' },
  resume: { en: 'Resume one job, or all', fr: 'Reprendre une tâche, ou toutes' },
  configure: { en: 'Change a job', fr: 'Modifier une tâche' },
  'configure --interval': { en: 'run every so many minutes', fr: 'exécuter toutes les tant de minutes' },
  'configure --cron': {
    en: 'run by a cron expression of 5 or 6 fields',
    fr: 'exécuter selon une expression cron de 5 ou 6 champs',
  },
  'configure --zone': {
    en: 'the zone of the schedule, for example Europe/Paris',
    fr: 'le fuseau de l’horaire, par exemple Europe/Paris',
  },
  'configure --enable': { en: 'switch the job on', fr: 'activer la tâche' },
  'configure --disable': { en: 'switch the job off', fr: 'désactiver la tâche' },
  'configure --set': {
    en: 'any part of the definition, for example deadline_seconds=120',
    fr: 'toute partie de la définition, par exemple deadline_seconds=120',
  },
  create: {
    en: 'Add a job: another market, another symbol, another service',
    fr: 'Ajouter une tâche : un autre marché, un autre symbole, un autre service',
  },
  'create --kind': { en: 'its kind', fr: 'sa sorte' },
  'create --set': {
    en: 'any part of its definition, for example settings.profile=us',
    fr: 'toute partie de sa définition, par exemple settings.profile=us',
  },
  remove: { en: 'Remove a job that was added', fr: 'Retirer une tâche qui a été ajoutée' },
  run: {
    en: 'Run a job once and show what it found',
    fr: 'Exécuter une tâche une fois et montrer ce qu’elle a trouvé',
  },
  'run --profile': {
    en: 'the profile of fear-greed, for this run only',
    fr: 'le profil de fear-greed, pour cette exécution seulement',
  },
  'run --set': {
    en: 'any part of the definition, for this run only',
    fr: 'toute partie de la définition, pour cette exécution seulement',
  },
} as const satisfies Messages
