/**
 * Common first names, most of them among the most frequent of the United States census of 1990
 * (https://www.census.gov/topics/population/genealogy/data/1990_census.html, public domain), with common names of
 * communities that the census top lists miss. In lower case, as the dictionary spells them.
 */
export const FIRST_NAMES: readonly string[] = [
  "james robert john michael david william richard joseph thomas charles christopher daniel",
  "matthew anthony mark donald steven andrew paul joshua kenneth kevin brian george timothy",
  "ronald jason edward jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin",
  "scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry",
  "tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter",
  "christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan",
  "jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent",
  "mason roy ralph bobby russell bradley philip eugene carlos luis antonio miguel manuel jesus",
  "pedro ricardo francisco jorge mario fernando roberto eduardo oscar victor martin ernesto",
  "rafael javier diego alejandro andres angel hector raul sergio ivan omar hugo liam lucas",
  "oliver leo max owen caleb isaac evan ian marcus derek shawn travis curtis craig todd chad",
  "brett derrick dustin corey dale glenn lee ray fred stanley leonard nathaniel francis norman",
  "earl clarence louis theodore ahmed ali mohammed hassan raj amit chen wei mary patricia",
  "jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret",
  "ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon",
  "laura cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha",
  "katherine christine debra rachel carolyn janet maria olivia heather helen catherine diane",
  "julie victoria joyce lauren kelly christina ruth joan virginia judith evelyn hannah andrea",
  "megan cheryl jacqueline madison teresa abigail sophia martha sara gloria janice kathryn ann",
  "isabella judy charlotte julia grace amber alice jean denise frances danielle marilyn natalie",
  "beverly diana brittany theresa kayla alexis doris lori tiffany ana carmen rosa elena isabel",
  "lucia sofia gabriela daniela valeria camila mariana adriana alicia claudia silvia veronica",
  "leticia yolanda guadalupe esperanza juana luisa beatriz cristina monica ava mia chloe zoe",
  "lily ella claire lucy ellen jane rose vanessa erica erin tara tracy wendy dawn tina robin",
  "crystal holly jill leah molly sally sue peggy paula norma phyllis annie edith connie rita",
  "stella priya fatima mei yuki aisha kate nina eva ida nora clara ruby hazel sadie violet",
].flatMap((line) => line.split(" "));
