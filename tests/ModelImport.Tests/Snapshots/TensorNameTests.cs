using Surgical.Models.Files.Weights;
using Surgical.Models.Tests.Gemma3;

namespace Surgical.ModelImport.Tests.Snapshots;

public sealed class TensorNameTests
{
    [Theory]
    [InlineData("language_model.model.layers.3.self_attn.q_proj.weight", "text.layers.3.self_attn.q_proj.weight")]
    [InlineData("model.language_model.layers.3.input_layernorm.weight", "text.layers.3.input_layernorm.weight")]
    [InlineData("model.layers.3.self_attn.q_norm.weight", "text.layers.3.self_attn.q_norm.weight")]
    [InlineData("language_model.model.norm.weight", "text.norm.weight")]
    [InlineData("language_model.lm_head.weight", "text.lm_head.weight")]
    [InlineData("lm_head.weight", "text.lm_head.weight")]
    [InlineData("vision_tower.vision_model.encoder.layers.0.mlp.fc1.bias", "vision.encoder.layers.0.mlp.fc1.bias")]
    [InlineData("model.vision_tower.encoder.layers.0.mlp.fc1.bias", "vision.encoder.layers.0.mlp.fc1.bias")]
    [InlineData("vision_tower.post_layernorm.weight", "vision.post_layernorm.weight")]
    [InlineData("model.multi_modal_projector.mm_soft_emb_norm.weight", "projector.mm_soft_emb_norm.weight")]
    [InlineData("multi_modal_projector.mm_input_projection_weight", "projector.mm_input_projection_weight")]
    public void Canonical_AnyLayout_GivesOneName(string name, string canonical) =>
        Assert.Equal(canonical, TensorName.Canonical(name));

    [Theory]
    [InlineData("vision_tower.vision_model.head.probe")]
    [InlineData("model.rotary_emb.inv_freq")]
    [InlineData("multi_modal_projector.linear.weight")]
    [InlineData("")]
    public void Canonical_NameOfNoPart_IsNull(string name) => Assert.Null(TensorName.Canonical(name));

    [Fact]
    public void Canonical_EveryPlannedTensorInEveryLayout_ComesBack()
    {
        Func<string, string>[] layouts = [NameLayout.Google, NameLayout.Later, NameLayout.Today];

        Assert.All(
            TensorPlan.For(MedGemma4B.Configuration),
            tensor => Assert.All(
                layouts, layout => Assert.Equal(tensor.Name, TensorName.Canonical(layout(tensor.Name)))));
    }
}
