import type { FigureName, RobotPart } from "../../robot/dialogue/staff-protocol.ts";
import type { ProblemWords, StaffWords } from "./staff-words.ts";

const byCode: Readonly<Record<string, ProblemWords>> = {
  "camera.lost": { what: "No hay cámara.", remedy: "Revise su cable." },
  "camera.frozen": {
    what: "La cámara muestra siempre la misma imagen.",
    remedy: "Desenchúfela y vuelva a enchufarla.",
  },
  "camera.black": { what: "La cámara no ve nada.", remedy: "Destápela o encienda la luz." },
  "microphone.lost": { what: "No hay micrófono.", remedy: "Revise su cable." },
  "microphone.no-signal": {
    what: "El micrófono no da señal.",
    remedy: "Revise su interruptor y su cable.",
  },
  "head.lost": { what: "La cabeza no responde.", remedy: "Revise la corriente y el cable de sus motores." },
  "head.stopped": { what: "La parada de emergencia retiene la cabeza.", remedy: "Suelte el botón rojo." },
  "head.pan-astray": { what: "La cabeza no gira como debe.", remedy: "Mire qué la sujeta." },
  "head.tilt-astray": { what: "La cabeza no se inclina como debe.", remedy: "Mire qué la sujeta." },
  "link.offline": {
    what: "No hay conexión con el CRM.",
    remedy: "Revise la red; mientras tanto no se pierde nada.",
  },
  "link.needs-pairing": { what: "Este robot no tiene dueño.", remedy: "Vincúlelo en la consola." },
  "link.connecting": { what: "Conectando con el CRM.", remedy: "Espere un momento." },
  "battery.low": { what: "La batería está casi vacía.", remedy: "Conecte el cargador." },
};

const byPart: Readonly<Record<RobotPart, ProblemWords>> = {
  camera: { what: "La cámara no funciona.", remedy: "Ejecute `stella doctor` en el robot." },
  microphone: { what: "El micrófono no funciona.", remedy: "Ejecute `stella doctor` en el robot." },
  voice: { what: "El robot no puede hablar.", remedy: "Ejecute `stella doctor` en el robot." },
  screen: { what: "La pantalla va lenta.", remedy: "Cierre otros programas en ella." },
  head: { what: "La cabeza no funciona.", remedy: "Llame al técnico." },
  link: { what: "No hay conexión con el CRM.", remedy: "Revise la red." },
  outbox: { what: "El CRM no acepta algunos registros.", remedy: "Mire su cuarentena en la consola." },
  battery: { what: "Hay que mirar la batería.", remedy: "Conecte el cargador." },
};

const figures: Readonly<Record<FigureName, (written: string) => string>> = {
  "frame-age-ms": (written) => `imagen de hace ${written} ms`,
  "inference-ms": (written) => `${written} ms en mirarla`,
  "level-dbfs": (written) => `${written} dBFS`,
  "lag-deg": (written) => `${written}° de retraso`,
  "records-waiting": (written) => `${written} en espera`,
  "records-set-aside": (written) => `${written} apartadas`,
  "charge-percent": (written) => `${written} %`,
};

export const spanish: StaffWords = {
  corner: "Para el personal: mantenga pulsado para abrir la pantalla del técnico",
  pin: "PIN del técnico",
  technician: "La pantalla del técnico",
  notice: "Para el personal",
  leave: "Cerrar",
  well: "Bien",
  typed: (digits) => `${digits} cifras escritas`,
  waiting: (records) => (records === 1 ? "Una visita espera aquí." : `${records} visitas esperan aquí.`),
  others: (count) => `Y ${count} más.`,
  problem: (part, code) => byCode[code] ?? byPart[part],
  door: {
    wrong: "Ese no es el PIN.",
    waits: "Demasiados PIN erróneos. Inténtelo dentro de unos minutos.",
    "no-pin": "Este robot no tiene PIN: defina screen.technicianPin en su configuración.",
    serving: "Se está atendiendo a un visitante. Inténtelo después.",
  },
  part: {
    camera: "Cámara",
    microphone: "Micrófono",
    voice: "Voz",
    screen: "Pantalla",
    head: "Cabeza",
    link: "CRM",
    outbox: "Visitas guardadas",
    battery: "Batería",
  },
  ask: {
    mute: "Silenciar",
    unmute: "Oír y hablar de nuevo",
    "off-duty": "Dejar de atender",
    "on-duty": "Volver a atender",
    "stop-head": "Parar la cabeza",
    "release-head": "Soltar la cabeza",
    "test-voice": "Probar la voz",
    greet: "Saludar ahora",
    wipe: "Limpiar la pantalla",
  },
  answer: {
    greets: "El robot saluda.",
    "visit-ended": "La visita ha terminado y está olvidada.",
    "screen-cleared": "No se atendía a nadie; la pantalla está limpia.",
    muted: "El micrófono está cerrado y la voz, callada.",
    "muted-before": "Ya estaba en silencio.",
    "hears-again": "El robot vuelve a oír y a hablar.",
    "not-muted": "No estaba en silencio.",
    "head-held": "La cabeza frena y queda quieta.",
    "head-released": "La cabeza se mueve de nuevo.",
    "head-held-elsewhere": "Soltada aquí; el botón rojo del robot sigue pulsado.",
    "on-duty": "El robot atiende a los visitantes.",
    "off-duty": "El robot no atiende.",
    "will-be-said": "Escuche: lo está diciendo.",
    "no-words": "No hay nada que decir.",
    "too-many-words": "Es demasiado largo para decirlo.",
    "refused-off-duty": "Ahora no: el robot no está de servicio.",
    "refused-serving": "Ahora no: se está atendiendo a un visitante.",
    "refused-muted": "Ahora no: el robot está en silencio.",
  },
  figure: (name, written) => figures[name](written),
  lost: {
    visitors: "Vuelvo en un momento.",
    staff:
      "Para el personal: el programa del robot no responde. Apague y encienda el robot o reinicie el servicio stella-receptionist; después llame al técnico.",
  },
};
