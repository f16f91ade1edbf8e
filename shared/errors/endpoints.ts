/** Errors of the endpoints: HTTP, the local socket, the command line, the process. */
import type { ErrorEntry } from './entry.ts'

export const endpointErrors = {
  no_such_operation: {
    status: 404,
    exit: 3,
    en: 'There is no operation {method} {path}. The reference at /api/v1/reference lists them all.',
    fr: 'Il n’y a pas d’opération {method} {path}. La référence, /api/v1/reference, les énumère toutes.',
  },
  request_too_large: {
    status: 413,
    exit: 2,
    en: 'The request is larger than {limit} bytes. Send less at a time.',
    fr: 'La requête dépasse {limit} octets. Envoyez-en moins à la fois.',
  },
  invalid_usage: {
    status: 400,
    exit: 2,
    en: '{problem}. "vigie help" shows the commands.',
    fr: '{problem}. « vigie help » montre les commandes.',
  },
  start_failed: {
    status: 500,
    exit: 8,
    en: 'Vigie did not start within {seconds} s. "vigie serve" in this terminal shows why, "vigie logs" too.',
    fr: 'Vigie n’a pas démarré en {seconds} s. « vigie serve » dans ce terminal montre pourquoi, « vigie logs » aussi.',
  },
  stop_failed: {
    status: 500,
    exit: 8,
    en: 'Vigie (process {pid}) did not stop within {seconds} s. Try again, or end the process.',
    fr: 'Vigie (processus {pid}) ne s’est pas arrêtée en {seconds} s. Réessayez, ou mettez fin au processus.',
  },
  instance_silent: {
    status: 500,
    exit: 8,
    en: 'Vigie has not answered on {socket} for {seconds} s, so it hangs. End its process, then start it again with "vigie start".',
    fr: 'Vigie ne répond plus sur {socket} depuis {seconds} s : elle est bloquée. Mettez fin à son processus, puis relancez-la avec « vigie start ».',
  },
  socket_unavailable: {
    status: 500,
    exit: 8,
    en: 'The local socket {path} cannot be opened ({detail}). Check that its folder exists and belongs to you.',
    fr: 'La prise locale {path} ne s’ouvre pas ({detail}). Vérifiez que son dossier existe et vous appartient.',
  },
  address_unavailable: {
    status: 500,
    exit: 8,
    en: 'The address {host}:{port} cannot be listened on ({detail}). Choose another with --host and --port.',
    fr: 'L’adresse {host}:{port} ne peut pas être écoutée ({detail}). Choisissez-en une autre avec --host et --port.',
  },
  token_unreadable: {
    status: 500,
    exit: 9,
    en: 'The token file {path} cannot be used ({detail}). Check that it belongs to you, or delete it.',
    fr: 'Le fichier du jeton {path} est inutilisable ({detail}). Vérifiez qu’il vous appartient, ou supprimez-le.',
  },
  service_unsupported: {
    status: 400,
    exit: 2,
    en: 'Vigie cannot install a service on {system}. Start "vigie serve" by the means of this system.',
    fr: 'Vigie ne sait pas installer de service sur {system}. Lancez « vigie serve » par les moyens de ce système.',
  },
  service_failed: {
    status: 500,
    exit: 8,
    en: 'The service could not be changed: {command} said "{detail}". "vigie service show" prints what would be written.',
    fr: 'Le service n’a pas pu être modifié : {command} a répondu « {detail} ». « vigie service show » montre ce qui serait écrit.',
  },
} as const satisfies Record<string, ErrorEntry>
