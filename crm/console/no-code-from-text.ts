import { z } from "zod";

/** The page's security policy forbids making code from text; zod would try, and the browser would complain. */
z.config({ jitless: true });
