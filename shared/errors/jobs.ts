/** Errors of jobs, their schedules and their pauses. */
import type { ErrorEntry } from './entry.ts'

export const jobErrors = {
  job_exists: {
    status: 409,
    exit: 5,
    en: 'There is already a job "{id}". Choose another id.',
    fr: 'Il y a déjà une tâche « {id} ». Choisissez un autre identifiant.',
  },
  job_built_in: {
    status: 409,
    exit: 5,
    en: 'The job "{id}" belongs to Vigie and cannot be removed. Switch it off instead ("enabled": false).',
    fr: 'La tâche « {id} » fait partie de Vigie et ne peut pas être supprimée. Désactivez-la plutôt ("enabled": false).',
  },
  job_not_ready: {
    status: 409,
    exit: 5,
    en: 'The job "{id}" cannot run yet. {reason}',
    fr: 'La tâche « {id} » ne peut pas encore s’exécuter. {reason}',
  },
  set_by_environment: {
    status: 409,
    exit: 5,
    en: 'Nothing was changed: the environment variable {variable} decides "{field}". Change or remove the variable and restart Vigie.',
    fr: 'Rien n’a été modifié : la variable d’environnement {variable} décide de « {field} ». Changez ou retirez la variable et redémarrez Vigie.',
  },
  schedule_never_runs: {
    status: 400,
    exit: 2,
    en: 'The value of "{field}" is not usable: its windows leave the schedule no time. Widen the windows or change the rhythm.',
    fr: 'La valeur de « {field} » n’est pas utilisable : ses fenêtres ne laissent aucun moment. Élargissez les fenêtres ou changez le rythme.',
  },
} as const satisfies Record<string, ErrorEntry>
