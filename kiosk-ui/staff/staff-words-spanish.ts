import type { RobotPart } from "../../robot/dialogue/staff-protocol.ts";
import type { ProblemWords, StaffWords } from "./staff-words.ts";

const byCode: Readonly<Record<string, ProblemWords>> = {
  "camera.lost": { what: "No hay cámara.", remedy: "Revise su cable." },
  "camera.frozen": {
    what: "La cámara muestra siempre la misma imagen.",
    remedy: "Desconéctela y conéctela.",
  },
  "camera.black": { what: "La cámara no ve nada.", remedy: "Destápela o encienda la luz." },
  "microphone.lost": { what: "No hay micrófono.", remedy: "Revise su cable." },
  "microphone.no-signal": {
    what: "El micrófono está mudo.",
    remedy: "Revise su interruptor y su cable.",
  },
  "head.lost": { what: "La cabeza no responde.", remedy: "Revise la corriente y el cable de sus motores." },
  "head.stopped": { what: "La parada de emergencia sujeta la cabeza.", remedy: "Suelte el botón rojo." },
  "head.pan-astray": { what: "La cabeza no gira como debe.", remedy: "Mire qué la sujeta." },
  "head.tilt-astray": { what: "La cabeza no se inclina como debe.", remedy: "Mire qué la sujeta." },
  "link.offline": {
    what: "No hay conexión con el CRM.",
    remedy: "Revise la red; mientras tanto no se pierde nada.",
  },
  "link.needs-pairing": { what: "Este robot no tiene dueño.", remedy: "Vincúlelo en la consola." },
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
    "no-pin": "Este robot no tiene PIN: ponga screen.technicianPin en su configuración.",
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
  lost: {
    visitors: "Vuelvo en un momento.",
    staff:
      "Para el personal: el programa del robot no responde. Apague y encienda el robot o reinicie el servicio stella-receptionist; después llame al técnico.",
  },
};
