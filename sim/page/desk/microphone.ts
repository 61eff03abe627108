/** The lobby's sound, and the robot's. */
const SAMPLE_RATE_HZ = 16_000;

/**
 * Opens the browser's microphone. `hear` is given a tenth of a second at a time, mono PCM16 at 16 kHz. Rejects when
 * there is no microphone or whoever sits there does not allow it.
 */
export async function openMicrophone(hear: (samples: Int16Array) => void): Promise<{ close(): void }> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
  });
  const audio = new AudioContext({ sampleRate: SAMPLE_RATE_HZ });
  await audio.audioWorklet.addModule(new URL("./microphone-worklet.js", import.meta.url));
  const pieces = new AudioWorkletNode(audio, "pieces");
  pieces.port.onmessage = ({ data }: MessageEvent<Float32Array>) => hear(pcm16(data));
  audio.createMediaStreamSource(stream).connect(pieces);
  return {
    close: () => {
      for (const track of stream.getTracks()) track.stop();
      void audio.close();
    },
  };
}

function pcm16(samples: Float32Array): Int16Array {
  return Int16Array.from(samples, (sample) => Math.max(-1, Math.min(1, sample)) * 32_767);
}
