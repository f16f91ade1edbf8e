/** Errors shared by endpoints, jobs and sources. */
import type { ErrorEntry } from './entry.ts'

export const commonErrors = {
  invalid_input: {
    status: 400,
    exit: 2,
    en: 'The value of "{field}" is not usable: {problem}.',
    fr: 'La valeur de « {field} » n’est pas utilisable : {problem}.',
  },
  unauthorized: {
    status: 401,
    exit: 4,
    en: 'A valid token is needed. "vigie token" prints it.',
    fr: 'Un jeton valide est nécessaire. « vigie token » l’affiche.',
  },
  forbidden: {
    status: 403,
    exit: 4,
    en: 'This request comes from {origin}, which is not allowed to talk to Vigie.',
    fr: 'Cette requête vient de {origin}, qui n’a pas le droit de parler à Vigie.',
  },
  not_found: {
    status: 404,
    exit: 3,
    en: 'There is no {what} "{id}".',
    fr: 'Il n’y a pas de {what} « {id} ».',
  },
  job_not_found: {
    status: 404,
    exit: 3,
    en: 'There is no job "{id}". "vigie jobs" lists them.',
    fr: 'Il n’y a pas de tâche « {id} ». « vigie jobs » les énumère.',
  },
  run_not_found: {
    status: 404,
    exit: 3,
    en: 'There is no run "{id}". "vigie runs" lists them.',
    fr: 'Il n’y a pas d’exécution « {id} ». « vigie runs » les énumère.',
  },
  already_running: {
    status: 409,
    exit: 5,
    en: 'The job "{id}" is already running (run {run_id}). Wait for it, or cancel it.',
    fr: 'La tâche « {id} » est déjà en cours (exécution {run_id}). Attendez-la, ou annulez-la.',
  },
  not_running: {
    status: 409,
    exit: 5,
    en: 'The job "{id}" is not running.',
    fr: 'La tâche « {id} » n’est pas en cours.',
  },
  too_many_requests: {
    status: 429,
    exit: 6,
    en: 'Too many requests. Try again in {seconds} s.',
    fr: 'Trop de requêtes. Réessayez dans {seconds} s.',
  },
  internal: {
    status: 500,
    exit: 1,
    en: 'Something went wrong inside Vigie ({reference}). "vigie logs" tells more.',
    fr: 'Un problème interne est survenu ({reference}). « vigie logs » en dit plus.',
  },
  source_unreachable: {
    status: 502,
    exit: 7,
    en: '{source} cannot be reached: {detail}. Vigie tries again at the next run.',
    fr: '{source} est injoignable : {detail}. Vigie réessaie à la prochaine exécution.',
  },
  source_refused: {
    status: 502,
    exit: 7,
    en: '{source} refused the request ({detail}). Vigie tries again at the next run.',
    fr: '{source} a refusé la requête ({detail}). Vigie réessaie à la prochaine exécution.',
  },
  source_malformed: {
    status: 502,
    exit: 7,
    en: '{source} answered something that cannot be read: {detail}.',
    fr: '{source} a donné une réponse illisible : {detail}.',
  },
  source_timeout: {
    status: 504,
    exit: 7,
    en: '{source} did not answer within {seconds} s. Vigie tries again at the next run.',
    fr: '{source} n’a pas répondu en {seconds} s. Vigie réessaie à la prochaine exécution.',
  },
  source_rate_limited: {
    status: 503,
    exit: 7,
    en: '{source} asks to wait {seconds} s. Vigie waits.',
    fr: '{source} demande d’attendre {seconds} s. Vigie attend.',
  },
  deadline_exceeded: {
    status: 504,
    exit: 7,
    en: 'The run was stopped at its deadline of {seconds} s.',
    fr: 'L’exécution a été arrêtée à son échéance de {seconds} s.',
  },
  not_running_instance: {
    status: 503,
    exit: 8,
    en: 'Vigie is not running. Start it with "vigie start".',
    fr: 'Vigie ne tourne pas. Lancez « vigie start ».',
  },
  instance_running: {
    status: 409,
    exit: 8,
    en: 'Vigie is already running with this data folder (process {pid}). Use that one, or stop it with "vigie stop".',
    fr: 'Vigie tourne déjà avec ce dossier de données (processus {pid}). Utilisez-la, ou arrêtez-la avec « vigie stop ».',
  },
  port_in_use: {
    status: 500,
    exit: 8,
    en: 'Port {port} is taken by another program. Choose another with --port, or free it.',
    fr: 'Le port {port} est pris par un autre programme. Choisissez-en un autre avec --port, ou libérez-le.',
  },
  database_too_new: {
    status: 500,
    exit: 9,
    en: 'The database {path} was written by a newer Vigie (version {found}, this one knows {known}). Install the newer version; the file was not touched.',
    fr: 'La base {path} a été écrite par une version plus récente de Vigie (version {found}, celle-ci connaît {known}). Installez la version récente ; le fichier n’a pas été modifié.',
  },
} as const satisfies Record<string, ErrorEntry>
